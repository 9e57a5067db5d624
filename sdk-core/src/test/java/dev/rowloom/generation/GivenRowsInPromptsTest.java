package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Personal values of the caller's are told to no model, whoever writes the keys. */
class GivenRowsInPromptsTest {

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE users (
                email varchar(80) PRIMARY KEY,
                full_name varchar(60) NOT NULL,
                phone varchar(30) UNIQUE,
                birth_date date NOT NULL,
                city varchar(40) NOT NULL
            );
            CREATE TABLE profiles (
                email varchar(80) PRIMARY KEY REFERENCES users (email),
                nickname varchar(40) NOT NULL
            );
            CREATE TABLE posts (
                id bigint PRIMARY KEY,
                author_email varchar(80) NOT NULL REFERENCES users (email),
                nick_email varchar(80) REFERENCES profiles (email),
                title varchar(80) NOT NULL
            );
            """, Dialect.postgresql());

    private static final List<String> PLANTED = List.of(
            "zebedee@quillfeather.example",
            "Zebedee Quillfeather",
            "Zebedee",
            "Quillfeather",
            "quillfeather",
            "+44 7700 912345",
            "1967-11-23",
            "ola.nordmann@fjord.example",
            "Ola Nordmann",
            "+47 912 34 567",
            "1988-02-29");

    private static SyntheticDataGenerator generator(KeyStrategy keys, FakeModel model) {
        return SyntheticDataGenerator.of(SCHEMA)
                .rows(6)
                .rows("posts", 40)
                .given(
                        "users",
                        row -> row.set("email", PLANTED.get(0))
                                .set("full_name", "Zebedee Quillfeather")
                                .set("phone", "+44 7700 912345")
                                .set("birth_date", LocalDate.parse("1967-11-23"))
                                .set("city", "Bergen")
                                .children("profiles", 1)
                                .children("posts", 2))
                .given(
                        "users",
                        row -> row.set("email", "ola.nordmann@fjord.example")
                                .set("full_name", "Ola Nordmann")
                                .set("phone", "+47 912 34 567")
                                .set("birth_date", LocalDate.parse("1988-02-29"))
                                .set("city", "Bergen"))
                .provider(model, "fake-1")
                .direct(DirectOptions.builder().keys(keys).batchRows(10).build());
    }

    private static String sent(FakeModel model) {
        StringBuilder all = new StringBuilder();
        for (ModelRequest request : model.requests()) {
            all.append(request.systemText()).append(request.userText()).append(request.answerSchema());
        }
        return all.toString();
    }

    @ParameterizedTest
    @EnumSource
    void noPersonalValueOfAGivenRowIsSent(KeyStrategy keys) {
        FakeModel model = FakeModel.willing();

        Dataset rows = generator(keys, model).generate();

        assertThat(model.requests()).hasSizeGreaterThan(3);
        assertThat(sent(model)).doesNotContain(PLANTED).contains("Bergen");
        assertThat(rows.table("users").rows())
                .anyMatch(row -> "Zebedee Quillfeather".equals(row.get("full_name"))
                        && PLANTED.get(0).equals(row.get("email")));
    }

    @ParameterizedTest
    @EnumSource
    void theCallerCanOpenAColumn(KeyStrategy keys) {
        FakeModel model = FakeModel.willing();

        generator(keys, model).open("users.full_name").generate();

        assertThat(sent(model))
                .contains("Ola Nordmann")
                .doesNotContain("quillfeather.example", "+44 7700", "1967-11-23", "nordmann@");
        assertThatThrownBy(() -> generator(keys, model).open("users.nothing"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("users.nothing");
    }

    @Test
    void aKeyThatTheModelWritesIsPutBack() {
        Pattern key = Pattern.compile("author_email -> users[^\n]*\n[^\n]*\n(\\S+)");
        FakeModel model = FakeModel.scripted((request, number) -> {
            Matcher told = key.matcher(request.userText());
            boolean posts = told.find();
            String rows = "[" + (1_000 + number) + ",\"" + (posts ? told.group(1) : "") + "\",null,\"On tea " + number
                    + "\"]";
            return FakeModel.answer(posts ? "{\"rows\":[" + rows + "]}" : FakeModel.rows(request));
        });

        Dataset data = generator(KeyStrategy.MODEL, model).generate();

        assertThat(data.table("posts").rows())
                .filteredOn(row -> String.valueOf(row.get("title")).startsWith("On tea"))
                .isNotEmpty()
                .allMatch(row -> PLANTED.get(0).equals(row.get("author_email")));
        assertThat(sent(model)).doesNotContain(PLANTED);
    }

    @Test
    void aValueHasOneStandInAllOverARun() {
        FakeModel model = FakeModel.willing();

        generator(KeyStrategy.MODEL, model).generate();

        Pattern key = Pattern.compile("(?:author_email|email) -> users[^\n]*\n[^\n]*\n(\\S+)");
        List<String> told = model.requests().stream()
                .map(request -> key.matcher(request.userText()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(told).hasSize(1).allMatch(value -> value.matches("[a-z]{7}@[a-z]{12}\\.[a-z]{7}"));
    }

    @Test
    void whatTheCallerSetForAColumnIsNotSentEither() {
        FakeModel model = FakeModel.willing();

        SyntheticDataGenerator.of(SCHEMA)
                .rows(4)
                .values("users.full_name", List.of("Zebedee Quillfeather", "Ola Nordmann"))
                .provider(model, "fake-1")
                .generate();

        assertThat(sent(model)).doesNotContain("Zebedee", "Nordmann");
    }

    @Test
    void whatTheModelWroteItselfIsToldAsItIs() {
        FakeModel model = FakeModel.willing();

        Dataset rows = SyntheticDataGenerator.of(SCHEMA)
                .rows(4)
                .provider(model, "fake-1")
                .generate();

        String told = sent(model);
        assertThat(rows.table("users").rows()).allMatch(row -> told.contains(String.valueOf(row.get("email"))));
    }
}
