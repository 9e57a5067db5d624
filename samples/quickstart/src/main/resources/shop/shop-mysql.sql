-- An online shop: customers, a catalogue with suppliers and translations, orders, payments, reviews.
-- Written for MySQL 8.0.16 or newer and MariaDB 10.4 or newer. The same tables and columns stand in
-- shop-postgresql.sql and shop-sqlite.sql.

CREATE TABLE `customers` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `email` VARCHAR(160) NOT NULL,
  `first_name` VARCHAR(60) NOT NULL,
  `last_name` VARCHAR(80) NOT NULL,
  `phone` VARCHAR(32) DEFAULT NULL,
  `birth_date` DATE DEFAULT NULL,
  `tier` ENUM('standard', 'silver', 'gold', 'platinum') NOT NULL DEFAULT 'standard' COMMENT 'Level in the loyalty programme',
  `marketing_opt_in` TINYINT(1) NOT NULL DEFAULT 0,
  `created_at` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `updated_at` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`),
  UNIQUE KEY `customers_email_key` (`email`),
  KEY `customers_last_name_idx` (`last_name`, `first_name`),
  CONSTRAINT `customers_birth_date_plausible` CHECK (`birth_date` >= '1920-01-01'),
  CONSTRAINT `customers_updated_after_created` CHECK (`updated_at` >= `created_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='People who have an account in the shop';

-- One row per customer at most: the primary key is the foreign key.
CREATE TABLE `customer_profiles` (
  `customer_id` BIGINT UNSIGNED NOT NULL,
  `company_name` VARCHAR(120) DEFAULT NULL,
  `preferred_language` CHAR(2) NOT NULL DEFAULT 'en',
  `time_zone` VARCHAR(40) NOT NULL DEFAULT 'UTC',
  `street` VARCHAR(120) NOT NULL,
  `postcode` VARCHAR(12) NOT NULL,
  `city` VARCHAR(80) NOT NULL,
  `country_code` CHAR(2) NOT NULL,
  `website` VARCHAR(200) DEFAULT NULL,
  `about` TEXT,
  PRIMARY KEY (`customer_id`),
  CONSTRAINT `customer_profiles_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `categories` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT,
  `parent_id` INT UNSIGNED DEFAULT NULL,
  `name` VARCHAR(80) NOT NULL,
  `slug` VARCHAR(100) NOT NULL COMMENT 'Part of the web address, lower case with hyphens',
  `description` TEXT,
  `sort_order` SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  UNIQUE KEY `categories_slug_key` (`slug`),
  KEY `categories_parent_id_idx` (`parent_id`),
  CONSTRAINT `categories_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `categories` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Tree of product categories; a root has no parent';

CREATE TABLE `suppliers` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(120) NOT NULL,
  `tax_number` VARCHAR(20) NOT NULL,
  `contact_name` VARCHAR(120) DEFAULT NULL,
  `contact_email` VARCHAR(160) NOT NULL,
  `phone` VARCHAR(32) DEFAULT NULL,
  `city` VARCHAR(80) NOT NULL,
  `country_code` CHAR(2) NOT NULL,
  `rating` DECIMAL(3, 2) DEFAULT NULL,
  `is_preferred` TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  UNIQUE KEY `suppliers_tax_number_key` (`tax_number`),
  CONSTRAINT `suppliers_rating_range` CHECK (`rating` BETWEEN 0 AND 5)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `products` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `category_id` INT UNSIGNED NOT NULL,
  `sku` VARCHAR(24) NOT NULL COMMENT 'Stock keeping unit, printed on the label',
  `name` VARCHAR(140) NOT NULL,
  `description` TEXT,
  `price` DECIMAL(10, 2) NOT NULL,
  `list_price` DECIMAL(10, 2) NOT NULL,
  `weight_kg` DECIMAL(8, 3) DEFAULT NULL COMMENT 'Shipping weight in kilograms',
  `stock` INT NOT NULL DEFAULT 0,
  `colour` VARCHAR(30) DEFAULT NULL,
  `attributes` JSON DEFAULT NULL COMMENT 'Further properties as JSON object',
  `is_active` TINYINT(1) NOT NULL DEFAULT 1,
  `created_at` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `updated_at` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`),
  UNIQUE KEY `products_sku_key` (`sku`),
  KEY `products_category_id_idx` (`category_id`),
  CONSTRAINT `products_category_id_fkey` FOREIGN KEY (`category_id`) REFERENCES `categories` (`id`),
  CONSTRAINT `products_price_positive` CHECK (`price` > 0),
  CONSTRAINT `products_weight_positive` CHECK (`weight_kg` > 0),
  CONSTRAINT `products_stock_not_negative` CHECK (`stock` >= 0),
  CONSTRAINT `products_list_price_not_below_price` CHECK (`list_price` >= `price`),
  CONSTRAINT `products_updated_after_created` CHECK (`updated_at` >= `created_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `product_suppliers` (
  `product_id` BIGINT UNSIGNED NOT NULL,
  `supplier_id` INT UNSIGNED NOT NULL,
  `supplier_sku` VARCHAR(40) DEFAULT NULL,
  `unit_cost` DECIMAL(10, 2) UNSIGNED NOT NULL,
  `min_quantity` INT UNSIGNED NOT NULL DEFAULT 1,
  `max_quantity` INT UNSIGNED NOT NULL,
  `lead_time_days` SMALLINT UNSIGNED NOT NULL COMMENT 'Days from order to delivery',
  PRIMARY KEY (`product_id`, `supplier_id`),
  KEY `product_suppliers_supplier_id_idx` (`supplier_id`),
  CONSTRAINT `product_suppliers_product_id_fkey` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE CASCADE,
  CONSTRAINT `product_suppliers_supplier_id_fkey` FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`id`),
  CONSTRAINT `product_suppliers_unit_cost_positive` CHECK (`unit_cost` > 0),
  CONSTRAINT `product_suppliers_min_quantity_positive` CHECK (`min_quantity` >= 1),
  CONSTRAINT `product_suppliers_quantity_range` CHECK (`min_quantity` <= `max_quantity`),
  CONSTRAINT `product_suppliers_lead_time_range` CHECK (`lead_time_days` BETWEEN 1 AND 120)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='Which supplier delivers which product, and on what terms';

CREATE TABLE `product_translations` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `product_id` BIGINT UNSIGNED NOT NULL,
  `language_code` CHAR(2) NOT NULL,
  `name` VARCHAR(140) NOT NULL,
  `description` TEXT,
  PRIMARY KEY (`id`),
  UNIQUE KEY `product_translations_product_language_key` (`product_id`, `language_code`),
  CONSTRAINT `product_translations_product_id_fkey` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE CASCADE,
  CONSTRAINT `product_translations_language_known` CHECK (`language_code` IN ('de', 'en', 'es', 'fr', 'it', 'nl', 'pt'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `orders` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `order_number` VARCHAR(20) NOT NULL,
  `customer_id` BIGINT UNSIGNED NOT NULL,
  `status` ENUM('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'returned') NOT NULL DEFAULT 'pending',
  `currency` CHAR(3) NOT NULL DEFAULT 'EUR' COMMENT 'ISO 4217 code',
  `ordered_at` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `shipped_at` DATETIME DEFAULT NULL COMMENT 'Empty until the parcel leaves the warehouse',
  `shipping_method` ENUM('standard', 'express', 'pickup', 'parcel locker') NOT NULL,
  `total` DECIMAL(12, 2) NOT NULL,
  `billing_name` VARCHAR(140) NOT NULL,
  `billing_street` VARCHAR(120) NOT NULL,
  `billing_postcode` VARCHAR(12) NOT NULL,
  `billing_city` VARCHAR(80) NOT NULL,
  `billing_country` CHAR(2) NOT NULL,
  `note` TEXT,
  PRIMARY KEY (`id`),
  UNIQUE KEY `orders_order_number_key` (`order_number`),
  KEY `orders_customer_id_idx` (`customer_id`, `ordered_at`),
  CONSTRAINT `orders_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`),
  CONSTRAINT `orders_currency_known` CHECK (`currency` IN ('EUR', 'GBP', 'USD')),
  CONSTRAINT `orders_total_not_negative` CHECK (`total` >= 0),
  CONSTRAINT `orders_shipped_after_ordered` CHECK (`shipped_at` >= `ordered_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `order_lines` (
  `order_id` BIGINT UNSIGNED NOT NULL,
  `line_no` SMALLINT UNSIGNED NOT NULL,
  `product_id` BIGINT UNSIGNED NOT NULL,
  `quantity` INT NOT NULL,
  `unit_price` DECIMAL(10, 2) NOT NULL,
  `discount_percent` DECIMAL(5, 2) NOT NULL DEFAULT 0,
  `is_gift` TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`order_id`, `line_no`),
  KEY `order_lines_product_id_idx` (`product_id`),
  CONSTRAINT `order_lines_order_id_fkey` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE CASCADE,
  CONSTRAINT `order_lines_product_id_fkey` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`),
  CONSTRAINT `order_lines_line_no_positive` CHECK (`line_no` > 0),
  CONSTRAINT `order_lines_quantity_positive` CHECK (`quantity` > 0),
  CONSTRAINT `order_lines_unit_price_not_negative` CHECK (`unit_price` >= 0),
  CONSTRAINT `order_lines_discount_range` CHECK (`discount_percent` >= 0 AND `discount_percent` <= 100)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `payments` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `order_id` BIGINT UNSIGNED NOT NULL,
  `reference` VARCHAR(36) NOT NULL COMMENT 'Identifier given by the payment provider',
  `method` ENUM('card', 'bank transfer', 'wallet', 'invoice') NOT NULL,
  `status` ENUM('authorised', 'captured', 'failed', 'refunded') NOT NULL,
  `amount` DECIMAL(12, 2) NOT NULL,
  `refunded_amount` DECIMAL(12, 2) NOT NULL DEFAULT 0,
  `card_last_four` CHAR(4) DEFAULT NULL,
  `paid_at` DATETIME NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `payments_reference_key` (`reference`),
  KEY `payments_order_id_idx` (`order_id`),
  CONSTRAINT `payments_order_id_fkey` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`),
  CONSTRAINT `payments_amount_positive` CHECK (`amount` > 0),
  CONSTRAINT `payments_refund_within_amount` CHECK (`refunded_amount` >= 0 AND `refunded_amount` <= `amount`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `reviews` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `product_id` BIGINT UNSIGNED NOT NULL,
  `customer_id` BIGINT UNSIGNED NOT NULL,
  `rating` TINYINT UNSIGNED NOT NULL,
  `title` VARCHAR(120) NOT NULL,
  `body` TEXT,
  `helpful_votes` INT UNSIGNED NOT NULL DEFAULT 0,
  `is_published` TINYINT(1) NOT NULL DEFAULT 1,
  `created_at` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`),
  UNIQUE KEY `reviews_product_customer_key` (`product_id`, `customer_id`),
  KEY `reviews_customer_id_idx` (`customer_id`),
  CONSTRAINT `reviews_product_id_fkey` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE CASCADE,
  CONSTRAINT `reviews_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`),
  CONSTRAINT `reviews_rating_range` CHECK (`rating` BETWEEN 1 AND 5)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `order_status_history` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `order_id` BIGINT UNSIGNED NOT NULL,
  `status` ENUM('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'returned') NOT NULL,
  `changed_at` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `changed_by` VARCHAR(60) DEFAULT NULL,
  `comment` VARCHAR(200) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `order_status_history_order_id_idx` (`order_id`, `changed_at`),
  CONSTRAINT `order_status_history_order_id_fkey` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
