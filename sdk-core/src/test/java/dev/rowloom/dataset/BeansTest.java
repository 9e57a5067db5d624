package dev.rowloom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BeansTest {

    private static final Dataset DATA = SyntheticDataGenerator.of(Schema.fromDdl(
                    "CREATE TABLE `people` (`ID` int unsigned PRIMARY KEY, `FirstName` varchar(40) NOT NULL,"
                            + " `is_active` tinyint(1) NOT NULL, `kinds` set('Long Haul', 'short') NOT NULL,"
                            + " `home_city` varchar(40) NOT NULL, `born` year NOT NULL)",
                    Dialect.mysql()))
            .rows(20)
            .generate();

    public enum Kind {
        LONG_HAUL,
        SHORT
    }

    public abstract static class Entity<T> {
        private @Nullable T id;

        public void setId(T id) {
            this.id = id;
        }
    }

    public static class Home {
        private String city = "";

        public void setCity(String city) {
            this.city = city;
        }
    }

    public static class Person extends Entity<Object> {
        private String firstName = "";
        private boolean active;
        private List<Kind> kinds = List.of();
        private Home home = new Home();
        private final List<Person> friends = new ArrayList<>();

        public void setFirstName(String firstName) {
            this.firstName = firstName;
        }

        public void setFirstName(Integer wrong) {
            throw new AssertionError(wrong);
        }

        public String getFirstName() {
            return firstName;
        }

        public Person setActive(boolean active) {
            this.active = active;
            return this;
        }

        public void setKinds(List<Kind> kinds) {
            this.kinds = kinds;
        }

        public void setHome(Home home) {
            this.home = home;
        }

        public void setFriends(List<Person> friends) {
            this.friends.addAll(friends);
        }
    }

    @Test
    void setsPropertiesByName() {
        List<Person> people = DATA.table("people").as(Person.class);

        assertThat(people).hasSize(20);
        for (int i = 0; i < 20; i++) {
            var row = DATA.table("people").row(i);
            Person person = people.get(i);
            assertThat(((Entity<?>) person).id).isEqualTo(row.get("ID"));
            assertThat(person.firstName).isEqualTo(row.get("FirstName"));
            assertThat(person.active).isEqualTo(row.get("is_active"));
            assertThat(person.home.city).isEqualTo(row.get("home_city"));
            String kinds = (String) row.get("kinds");
            assertThat(person.kinds).hasSize(kinds.isEmpty() ? 0 : kinds.split(",").length);
        }
        assertThat(people).extracting(person -> person.friends).allMatch(List::isEmpty);
    }

    static final class ByConstructor {
        private final int id;
        private final java.time.Year born;

        ByConstructor(int id, java.time.Year born) {
            this.id = id;
            this.born = born;
        }
    }

    @Test
    void callsTheOnlyConstructor() {
        ByConstructor first = DATA.table("people").as(ByConstructor.class).get(0);

        assertThat((long) first.id).isEqualTo(DATA.table("people").row(0).get("ID"));
        assertThat((long) first.born.getValue())
                .isEqualTo(DATA.table("people").row(0).get("born"));
    }

    public static class Mistyped {
        public void setFirstNme(String name) {
            throw new AssertionError(name);
        }
    }

    static class NoSetter {}

    class Inner {
        public void setId(long id) {
            throw new AssertionError(id);
        }
    }

    static class Two {
        Two(int id) {
            throw new AssertionError(id);
        }

        Two(String id) {
            throw new AssertionError(id);
        }
    }

    @Test
    void namesWhatDoesNotFit() {
        assertThatThrownBy(() -> DATA.table("people").as(Mistyped.class))
                .hasMessageStartingWith(
                        "Mistyped.firstNme (String) has no column in table people: looked for first_nme;"
                                + " did you mean FirstName?");
        assertThatThrownBy(() -> DATA.table("people").as(NoSetter.class)).hasMessageContaining("no public setter");
        assertThatThrownBy(() -> DATA.table("people").as(Inner.class)).hasMessageContaining("is an inner class");
        assertThatThrownBy(() -> DATA.table("people").as(Two.class))
                .hasMessageContaining("has 0 constructors to choose from");
        assertThatThrownBy(() -> DATA.table("people").as(Runnable.class))
                .hasMessage("java.lang.Runnable is no record or bean class, as rows are mapped to");
    }
}
