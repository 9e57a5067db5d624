package dev.rowloom.benchmarks;

import static org.instancio.Select.field;

import dev.rowloom.blueprint.Vocabularies;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.instancio.Instancio;
import org.instancio.Model;

/** The same eight columns from Instancio, as records that are turned into CSV. */
final class InstancioCustomers {

    private static final int EMAIL_LENGTH = 20;

    /** Names and cities of the lists that Rowloom takes them from. */
    private final Model<Customer> believable = believable();

    /** Instancio's defaults: random capital letters for every text. */
    private final Model<Customer> plain = Instancio.of(Customer.class).toModel();

    /** A row. */
    record Customer(
            long id,
            String firstName,
            String lastName,
            String email,
            String city,
            BigDecimal balance,
            LocalDateTime created,
            boolean active) {}

    private static Model<Customer> believable() {
        Vocabularies vocabularies = Vocabularies.bundled();
        List<String> given = vocabularies.get("en-US/given-names").values(0);
        List<String> family = vocabularies.get("en-US/family-names").values(0);
        List<String> cities = vocabularies.get("en-US/places").values(0);
        LocalDateTime first = LocalDateTime.of(2021, 1, 1, 0, 0);
        return Instancio.of(Customer.class)
                .generate(field(Customer::id), gen -> gen.longSeq())
                .generate(field(Customer::firstName), gen -> gen.oneOf(given))
                .generate(field(Customer::lastName), gen -> gen.oneOf(family))
                .generate(field(Customer::email), gen -> gen.net().email().length(EMAIL_LENGTH))
                .generate(field(Customer::city), gen -> gen.oneOf(cities))
                .generate(
                        field(Customer::balance),
                        gen -> gen.math()
                                .bigDecimal()
                                .min(new BigDecimal("-500"))
                                .max(new BigDecimal("9500"))
                                .scale(2))
                .generate(
                        field(Customer::created),
                        gen -> gen.temporal().localDateTime().range(first, first.plusYears(5)))
                .toModel();
    }

    /** Makes believable rows in one list, the quickest of Instancio's ways to many objects. */
    void writeBelievable(int rows, CsvBytes csv) {
        Instancio.ofList(believable).size(rows).create().forEach(customer -> write(customer, csv));
    }

    /** Makes rows of random letters in one list. */
    void writePlain(int rows, CsvBytes csv) {
        Instancio.ofList(plain).size(rows).create().forEach(customer -> write(customer, csv));
    }

    /** Makes rows of random letters one by one, as tests do. */
    void writeSingly(int rows, CsvBytes csv) {
        for (int i = 0; i < rows; i++) {
            write(Instancio.create(plain), csv);
        }
    }

    private static void write(Customer customer, CsvBytes csv) {
        csv.value(customer.id())
                .value(customer.firstName())
                .value(customer.lastName())
                .value(customer.email())
                .value(customer.city())
                .value(customer.balance())
                .value(customer.created())
                .value(customer.active())
                .endRow();
    }
}
