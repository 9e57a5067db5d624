package dev.rowloom.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class LazyServerTest {

    private final List<String> events = new ArrayList<>();

    @Test
    void startsWhenAskedAndOnce() {
        try (var server = new LazyServer(DatabaseKind.H2, this::start, false, events::add)) {
            assertThat(events).isEmpty();
            assertThat(server.get()).isSameAs(server.get());
        }
        assertThat(events).containsExactly("start", "close");
    }

    @Test
    void skipsTheTestIfItCannotStartAndDoesNotTryAgain() {
        try (var server = new LazyServer(DatabaseKind.MARIADB, this::fail, false, events::add)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(server::get)
                        .isInstanceOf(TestAbortedException.class)
                        .hasMessageContaining("mariadb can't be started on this machine")
                        .hasMessageContaining("no binaries");
            }
        }
        assertThat(events)
                .containsExactly(
                        "fail",
                        "Tests that need mariadb are skipped, it can't be started on this machine: java.io.IOException: no binaries");
    }

    @Test
    void failsTheTestIfItCannotStartWhereItMust() {
        try (var server = new LazyServer(DatabaseKind.POSTGRESQL, this::fail, true, events::add)) {
            assertThatThrownBy(server::get)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("postgresql can't be started on this machine")
                    .hasRootCauseMessage("no binaries");
        }
    }

    @Test
    void takesAMissingLibraryForAMachineThatCannot() {
        DatabaseServer.Starter starter = () -> {
            throw new UnsatisfiedLinkError("no sqlite");
        };
        try (var server = new LazyServer(DatabaseKind.SQLITE, starter, false, events::add)) {
            assertThatThrownBy(server::get)
                    .isInstanceOf(TestAbortedException.class)
                    .hasMessageContaining("no sqlite");
        }
    }

    private DatabaseServer fail() throws IOException {
        events.add("fail");
        throw new IOException("no binaries");
    }

    private DatabaseServer start() {
        events.add("start");
        return new DatabaseServer() {
            @Override
            public Database create() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                events.add("close");
            }
        };
    }
}
