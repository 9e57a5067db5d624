package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private final Words words = new Catalogue(List.of()).words();

    @ParameterizedTest
    @CsvSource({
        "first_name, first name",
        "FirstName, first name",
        "FIRST_NAME, first name",
        "customerID, customer id",
        "IPAddress, ip address",
        "SKUCode, sku code",
        "address2, address 2",
        "ACCOUNTNAME, account name",
        "companyname, company name",
        "isactive, is active",
        "cust_qty, customer quantity",
        "e_mail, email",
        "PICTURE_ID_, picture id",
        "zip, postal code",
        "grid, grid",
        "Order Details, order details"
    })
    void takesIdentifiersApart(String identifier, String expected) {
        assertThat(TableFacts.phrase(words.tokens(identifier))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, order",
        "categories, category",
        "addresses, address",
        "boxes, box",
        "status, status",
        "statuses, status",
        "analysis, analysis",
        "class, class"
    })
    void knowsTheSingular(String plural, String singular) {
        assertThat(Token.of(plural).singular()).isEqualTo(singular);
    }
}
