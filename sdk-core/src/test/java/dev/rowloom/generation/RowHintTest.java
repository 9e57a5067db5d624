package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowHintTest {

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE customers (id int PRIMARY KEY);
            CREATE TABLE orders (id int PRIMARY KEY);
            CREATE TABLE order_items (id int PRIMARY KEY);
            CREATE TABLE product (id int PRIMARY KEY);
            CREATE TABLE "ProductCategory" (id int PRIMARY KEY);
            CREATE TABLE people (id int PRIMARY KEY);
            CREATE TABLE addresses (id int PRIMARY KEY);
            CREATE TABLE inventory (id int PRIMARY KEY);
            """, Dialect.postgresql());

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            A wine merchant with about 50 customers in Hungary.;customers 50 'about 50 customers'
            a dozen orders per customer;orders 12 per customers 'a dozen orders per customer'
            1,000 rows of orders, please;orders 1000 '1,000 rows of orders'
            50–60 products;product 55 '50–60 products'
            between 50 and 60 products;product 55 'between 50 and 60 products'
            twenty-five people and two hundred and ten addresses;people 25 'twenty-five people', addresses 210 'two hundred and ten addresses'
            We have 12 product categories;ProductCategory 12 '12 product categories'
            500 order items;order_items 500 '500 order items'
            500 OrderItems for 20 orders;order_items 500 '500 OrderItems', orders 20 '20 orders'
            5k customers;customers 5000 '5k customers'
            12 500 orders;orders 12500 '12 500 orders'
            half a dozen products;product 6 'half a dozen products'
            two dozen products;product 24 'two dozen products'
            three thousand orders;orders 3000 'three thousand orders'
            at least 100 customers;customers 100 'at least 100 customers'
            300 inventory rows;inventory 300 '300 inventory rows'
            40 rows in the table `orders`;orders 40 '40 rows in the table `orders'
            each customer has 3 orders;orders 3 per customers 'each customer has 3 orders'
            An order has about four order items.;order_items 4 per orders 'An order has about four order items'
            3 order items for every order;order_items 3 per orders '3 order items for every order'
            one order per customer;orders 1 per customers 'one order per customer'
            customers: 50, orders: 200 rows;customers 50 'customers: 50', orders 200 'orders: 200 rows'
            50 customers. Later again: 50 customers;customers 50 '50 customers'
            """)
    void findsNumbersOfRows(String text, String expected) {
        assertThat(shown(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customers who are 50 years old",
                "50% of customers pay late",
                "$50 products",
                "the top 10 customers",
                "the first 10 orders are cancelled",
                "no more than 5 customers",
                "1.5 orders per customer",
                "1.000 customers",
                "50 orders a day",
                "50 orders per day",
                "5 orders each",
                "3 product lines",
                "50 customer segments",
                "customers have 3 orders",
                "every month 20 orders come in",
                "30 customers in Spain and 20 customers in France",
                "one customer complains",
                "2024 500 customers",
                "version 2 customers-only",
                "10 cancelled orders",
                "orders: 500 EUR at most",
                "0 customers",
                "99999999999999999999 customers",
                "5-star products",
                "200 rows per table",
                "",
                "a customer and a product",
                "such as a customer with 3 orders",
                "for each customer 3 orders"
            })
    void findsNothingThatMayMeanSomethingElse(String text) {
        assertThat(RowHint.find(text, SCHEMA)).isEmpty();
    }

    @Test
    void countsRowsByThoseOfTheOtherTable() {
        RowHint hint = RowHint.find("a dozen orders per customer", SCHEMA).get(0);

        assertThat(hint.target(20)).isEqualTo(240);
        assertThat(RowHint.find("50 customers", SCHEMA).get(0).target(20)).isEqualTo(50);
    }

    @Test
    void takesNoTableThatTwoSchemasHave() {
        Schema two = Schema.fromDdl(
                "CREATE TABLE a.orders (id int PRIMARY KEY); CREATE TABLE b.orders (id int PRIMARY KEY);",
                Dialect.postgresql());

        assertThat(RowHint.find("50 orders", two)).isEmpty();
    }

    private static String shown(String text) {
        List<RowHint> hints = RowHint.find(text, SCHEMA);
        return hints.stream()
                .map(it -> it.table() + " " + it.rows() + (it.per() == null ? "" : " per " + it.per()) + " '"
                        + it.text() + "'")
                .collect(Collectors.joining(", "));
    }
}
