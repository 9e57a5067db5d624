-- Places over several tables: cities in regions in countries, addresses in cities, several places of one row.
CREATE TABLE country (
  country_id serial PRIMARY KEY,
  country varchar(60) NOT NULL,
  iso_code char(2) NOT NULL UNIQUE
);
CREATE TABLE region (
  id serial PRIMARY KEY,
  country_id int NOT NULL REFERENCES country,
  name varchar(60) NOT NULL,
  code varchar(12),
  UNIQUE (country_id, name)
);
CREATE TABLE city (
  id serial PRIMARY KEY,
  name varchar(60) NOT NULL,
  region_id int NOT NULL REFERENCES region,
  latitude numeric(8, 5),
  longitude numeric(8, 5)
);
CREATE TABLE town (
  country_id int NOT NULL REFERENCES country,
  name varchar(60) NOT NULL,
  postal_code varchar(12),
  PRIMARY KEY (country_id, name)
);
CREATE TABLE village (
  id serial PRIMARY KEY,
  city varchar(20) NOT NULL,
  country_id int REFERENCES country
);
CREATE TABLE address (
  id serial PRIMARY KEY,
  street varchar(80) NOT NULL,
  city_id int REFERENCES city,
  postcode varchar(12) NOT NULL,
  phone varchar(24)
);
CREATE TABLE depot (
  id serial PRIMARY KEY,
  city varchar(9) NOT NULL,
  state char(2) NOT NULL,
  country varchar(40) NOT NULL,
  zip varchar(7)
);
CREATE TABLE branch (
  id serial PRIMARY KEY,
  city varchar(60) NOT NULL,
  country_code char(2) NOT NULL CHECK (country_code IN ('AT', 'BE', 'DE', 'FR', 'HU', 'PL')),
  postal_code varchar(10) NOT NULL
);
CREATE TABLE embargo (
  id serial PRIMARY KEY,
  country_code char(2) NOT NULL UNIQUE
);
CREATE TABLE shipment (
  id serial PRIMARY KEY,
  origin_city varchar(60) NOT NULL,
  origin_country char(2) NOT NULL,
  destination_city varchar(60) NOT NULL,
  destination_state varchar(40),
  destination_country varchar(60) NOT NULL,
  destination_zip varchar(12)
);
