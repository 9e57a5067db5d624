-- Histories of states: enumerations, dates without a time, a parcel beside its carrier.

CREATE TABLE carriers (
  id INT AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL,
  created_at DATETIME NOT NULL
);

CREATE TABLE shipments (
  id INT AUTO_INCREMENT PRIMARY KEY,
  carrier_id INT NOT NULL,
  status ENUM('created', 'picked_up', 'in_transit', 'out_for_delivery', 'delivered', 'returned') NOT NULL,
  created_at DATETIME NOT NULL,
  delivered_at DATETIME,
  updated_at DATETIME,
  FOREIGN KEY (carrier_id) REFERENCES carriers (id)
);

CREATE TABLE shipment_events (
  id INT AUTO_INCREMENT PRIMARY KEY,
  carrier_id INT NOT NULL,
  shipment_id INT NOT NULL,
  status ENUM('created', 'picked_up', 'in_transit', 'out_for_delivery', 'delivered', 'returned') NOT NULL,
  occurred_at DATETIME NOT NULL,
  note VARCHAR(200),
  FOREIGN KEY (carrier_id) REFERENCES carriers (id),
  FOREIGN KEY (shipment_id) REFERENCES shipments (id)
);

CREATE TABLE contracts (
  id INT AUTO_INCREMENT PRIMARY KEY,
  status VARCHAR(30) NOT NULL,
  start_date DATE NOT NULL,
  created_on DATE NOT NULL,
  end_date DATE,
  cancelled_on DATE
);

CREATE TABLE contract_status_log (
  id INT AUTO_INCREMENT PRIMARY KEY,
  contract_id INT NOT NULL,
  previous_status VARCHAR(30),
  status VARCHAR(30) NOT NULL,
  logged_on DATE NOT NULL,
  FOREIGN KEY (contract_id) REFERENCES contracts (id)
);
