package dev.rowloom.gemini;

import dev.rowloom.UsageException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where a model's methods are.
 *
 * @param base the service's address without a slash at its end
 * @param prefix what stands between that and the model
 */
record Endpoint(String base, String prefix) {

    private static final String DEVELOPER_API = "https://generativelanguage.googleapis.com";
    private static final String VERTEX_HOST = "aiplatform.googleapis.com";

    private static final String VERTEX_VERSION = "/v1beta1/";

    static final URI DEVELOPER_BASE = URI.create(DEVELOPER_API);

    static Endpoint developer(URI base) {
        return new Endpoint(checked(base), "/v1beta/");
    }

    static Endpoint vertex(URI base, String project, String location) {
        return new Endpoint(
                checked(base),
                VERTEX_VERSION + "projects/" + encoded(project) + "/locations/" + encoded(location) + "/");
    }

    static URI vertexBase(String location) {
        return URI.create("https://" + (location.equals("global") ? "" : location + "-") + VERTEX_HOST);
    }

    URI stream(String model) {
        return URI.create(base + prefix + path(model) + ":streamGenerateContent?alt=sse");
    }

    /**
     * Returns where a model is below the prefix.
     *
     * @param model its name, or the service's own path of it, such as {@code models/gemini-3.6-flash} and {@code
     *     tunedModels/…}, on Vertex AI {@code publishers/google/models/…} and {@code endpoints/…}
     */
    private String path(String model) {
        String path = model.startsWith("/") ? model.substring(1) : model;
        if (!path.contains("/")) {
            path = "models/" + path;
        }
        if (isVertex()) {
            path = path.startsWith("projects/") ? ownPath(path) : path;
            path = path.startsWith("models/") ? "publishers/google/" + path : path;
        }
        return Arrays.stream(path.split("/")).map(Endpoint::encoded).collect(Collectors.joining("/"));
    }

    /** Returns a full path without its project and location, which stand in the prefix. */
    private String ownPath(String path) {
        String own = prefix.substring(VERTEX_VERSION.length());
        if (!path.startsWith(own)) {
            throw new UsageException("the model " + path + " is of another project or location than the provider, "
                    + own.substring(0, own.length() - 1) + "; set vertex(…) to those of the model");
        }
        return path.substring(own.length());
    }

    private boolean isVertex() {
        return prefix.startsWith(VERTEX_VERSION);
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
