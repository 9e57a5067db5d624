package dev.rowloom.provider.support;

import dev.rowloom.UsageException;
import java.net.URI;
import java.util.Locale;

/**
 * An address to which a key may be sent: by https, or by http to this machine. Immutable.
 *
 * @since 0.1.0
 */
public final class BaseUrl {

    private final URI uri;

    private BaseUrl(URI uri) {
        this.uri = uri;
    }

    /**
     * Checks an address and takes the slashes off its end.
     *
     * @param url a scheme, a host and perhaps a port and a path
     * @param usual the service's own address, which a message names as an example
     * @throws UsageException if it has a user, a query or a fragment, or would send a key in the clear
     */
    public static BaseUrl of(URI url, URI usual) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String host = url.getHost();
        if (host == null || url.getQuery() != null || url.getFragment() != null || url.getUserInfo() != null) {
            throw new UsageException("a base URL is a scheme, a host and perhaps a path, such as " + usual
                    + ", without a user, a query or a fragment");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
            throw new UsageException("the base URL " + url
                    + " would send the key in the clear; use https, or http to this machine alone");
        }
        return new BaseUrl(URI.create(url.toString().replaceFirst("/+$", "")));
    }

    /** Returns the address without a slash at its end. */
    public URI uri() {
        return uri;
    }

    /** Returns whether it is an address of this machine. */
    public boolean isLoopback() {
        return isLoopback(uri.getHost());
    }

    /** Returns an address below this one; the path begins with a slash. */
    public URI resolve(String path) {
        return URI.create(uri + path);
    }

    /** Returns this address with a path, if it has none: {@code /v1} is left out often. */
    public BaseUrl orPath(String path) {
        return uri.getPath().isEmpty() ? new BaseUrl(URI.create(uri + path)) : this;
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
