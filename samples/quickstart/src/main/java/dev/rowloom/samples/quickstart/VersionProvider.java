package dev.rowloom.samples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote into the program's resources. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                VersionProvider.class.getResourceAsStream("version.properties"), "version.properties")) {
            properties.load(in);
        }
        return new String[] {"Rowloom " + version(properties)};
    }

    /** Returns the version that the build wrote, or where the classes come from if no build did. */
    static String version(Properties properties) {
        String version = properties.getProperty("version", "");
        return version.isBlank() || version.startsWith("$") ? "(development build)" : version;
    }
}
