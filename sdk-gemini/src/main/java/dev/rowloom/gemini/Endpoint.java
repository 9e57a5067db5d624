package dev.rowloom.gemini;

import dev.rowloom.UsageException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a model's methods are.
 *
 * @param base the service's address without a slash at its end
 * @param prefix what stands between that and the model
 */
record Endpoint(String base, String prefix) {

    private static final String DEVELOPER_API = "https://generativelanguage.googleapis.com";
    private static final String VERTEX_HOST = "aiplatform.googleapis.com";

    static final URI DEVELOPER_BASE = URI.create(DEVELOPER_API);

    static Endpoint developer(URI base) {
        return new Endpoint(checked(base), "/v1beta/");
    }

    static Endpoint vertex(URI base, String project, String location) {
        return new Endpoint(
                checked(base),
                "/v1beta1/projects/" + encoded(project) + "/locations/" + encoded(location) + "/publishers/google/");
    }

    static URI vertexBase(String location) {
        return URI.create("https://" + (location.equals("global") ? "" : location + "-") + VERTEX_HOST);
    }

    URI stream(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1);
        return URI.create(base + prefix + "models/" + encoded(name) + ":streamGenerateContent?alt=sse");
    }

    /** Returns an address without its last slash, if a key may be sent there. */
    private static String checked(URI base) {
        String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        String host = base.getHost();
        if (host == null || base.getQuery() != null || base.getFragment() != null || base.getUserInfo() != null) {
            throw new UsageException("a base URL is a scheme, a host and perhaps a path, such as " + DEVELOPER_API
                    + ", without a user, a query or a fragment");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
            throw new UsageException("the base URL " + base
                    + " would send the key in the clear; use https, or http to this machine alone");
        }
        return base.toString().replaceFirst("/+$", "");
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
