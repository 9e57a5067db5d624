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
        return new String[] {"Rowloom " + properties.getProperty("version")};
    }
}
