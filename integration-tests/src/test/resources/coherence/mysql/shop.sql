CREATE TABLE users (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    firstName VARCHAR(50) NOT NULL,
    lastName VARCHAR(50) NOT NULL,
    email VARCHAR(100) NOT NULL,
    createdAt DATETIME NOT NULL,
    updatedAt DATETIME NULL,
    lastLoginAt DATETIME NULL,
    ordersCount INT NOT NULL DEFAULT 0,
    createdTs BIGINT
);

CREATE TABLE products (
    id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(100),
    sku VARCHAR(20),
    list_price DECIMAL(10,2) NOT NULL,
    standard_cost DECIMAL(10,2),
    num_reviews INT,
    rating DECIMAL(3,2),
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE reviews (
    id INT AUTO_INCREMENT PRIMARY KEY,
    product_id INT UNSIGNED NOT NULL,
    user_id INT UNSIGNED NOT NULL,
    rating TINYINT,
    created_at TIMESTAMP NOT NULL,
    FOREIGN KEY (product_id) REFERENCES products(id),
    FOREIGN KEY (user_id) REFERENCES users(id)
);

CREATE TABLE sales_orders (
    id INT AUTO_INCREMENT PRIMARY KEY,
    user_id INT UNSIGNED NOT NULL,
    order_date DATE NOT NULL,
    required_date DATE NULL,
    ship_date DATE NULL,
    status ENUM('new','paid','shipped','delivered','canceled') NOT NULL,
    sub_total DECIMAL(10,2) NOT NULL,
    tax DECIMAL(10,2) NOT NULL,
    freight DECIMAL(10,2),
    discount DECIMAL(10,2),
    grand_total DECIMAL(10,2) NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    FOREIGN KEY (user_id) REFERENCES users(id)
);

CREATE TABLE sales_order_lines (
    id INT AUTO_INCREMENT PRIMARY KEY,
    sales_order_id INT NOT NULL,
    product_id INT UNSIGNED NOT NULL,
    quantity INT NOT NULL,
    price DECIMAL(10,2) NOT NULL,
    discount DECIMAL(10,2) NOT NULL DEFAULT 0,
    amount DECIMAL(10,2) NOT NULL,
    FOREIGN KEY (sales_order_id) REFERENCES sales_orders(id),
    FOREIGN KEY (product_id) REFERENCES products(id)
);

CREATE TABLE payments (
    id INT AUTO_INCREMENT PRIMARY KEY,
    sales_order_id INT NOT NULL,
    amount DECIMAL(10,2) NOT NULL,
    paid_at DATETIME NOT NULL,
    FOREIGN KEY (sales_order_id) REFERENCES sales_orders(id)
);

CREATE TABLE purchase_orders (
    id INT AUTO_INCREMENT PRIMARY KEY,
    ordered_on DATE NOT NULL,
    expected_on DATE,
    received_on DATE,
    total DECIMAL(12,2)
);

CREATE TABLE purchase_order_items (
    purchase_order_id INT NOT NULL,
    item_no INT NOT NULL,
    product_id INT UNSIGNED NOT NULL,
    ordered_qty INT NOT NULL,
    received_qty INT,
    unit_cost DECIMAL(10,2) NOT NULL,
    PRIMARY KEY (purchase_order_id, item_no),
    FOREIGN KEY (purchase_order_id) REFERENCES purchase_orders(id),
    FOREIGN KEY (product_id) REFERENCES products(id)
);

CREATE TABLE shipments (
    id INT AUTO_INCREMENT PRIMARY KEY,
    sales_order_id INT NOT NULL,
    shipped_at DATETIME NOT NULL,
    delivered_at DATETIME,
    created_at DATETIME NOT NULL,
    total_value DECIMAL(12,2),
    FOREIGN KEY (sales_order_id) REFERENCES sales_orders(id)
);

CREATE TABLE carts (
    id INT AUTO_INCREMENT PRIMARY KEY,
    user_id INT UNSIGNED,
    items_count INT,
    total_price DECIMAL(10,2),
    created_at DATETIME NOT NULL,
    FOREIGN KEY (user_id) REFERENCES users(id)
);

CREATE TABLE cart_items (
    id INT AUTO_INCREMENT PRIMARY KEY,
    cart_id INT NOT NULL,
    product_id INT UNSIGNED NOT NULL,
    quantity INT NOT NULL,
    unit_price DECIMAL(10,2) NOT NULL,
    subtotal DECIMAL(10,2) NOT NULL,
    FOREIGN KEY (cart_id) REFERENCES carts(id),
    FOREIGN KEY (product_id) REFERENCES products(id)
);

CREATE TABLE tickets (
    id INT AUTO_INCREMENT PRIMARY KEY,
    opened_at DATETIME NOT NULL,
    first_response_at DATETIME,
    resolved_at DATETIME,
    closed_at DATETIME,
    status VARCHAR(20) NOT NULL,
    requester_id INT UNSIGNED NOT NULL,
    FOREIGN KEY (requester_id) REFERENCES users(id)
);

CREATE TABLE projects (
    id INT AUTO_INCREMENT PRIMARY KEY,
    start_date DATE,
    end_date DATE,
    planned_start DATE,
    planned_end DATE,
    actual_start DATE,
    actual_end DATE,
    budget DECIMAL(12,2),
    task_count INT
);

CREATE TABLE tasks (
    id INT AUTO_INCREMENT PRIMARY KEY,
    project_id INT NOT NULL,
    title VARCHAR(100),
    due_date DATE,
    started_at DATETIME,
    completed_at DATETIME,
    is_completed TINYINT(1) NOT NULL,
    created_at DATETIME NOT NULL,
    FOREIGN KEY (project_id) REFERENCES projects(id)
);
