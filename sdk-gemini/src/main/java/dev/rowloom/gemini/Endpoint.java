package dev.rowloom.gemini;

import dev.rowloom.UsageException;
import dev.rowloom.provider.support.BaseUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where a model's methods are.
 *
 * @param base the service's address
 * @param prefix what stands between that and the model
 */
record Endpoint(BaseUrl base, String prefix) {

    private static final String VERTEX_VERSION = "/v1beta1/";
    private static final String VERTEX_HOST = "aiplatform.googleapis.com";

    static final URI DEVELOPER_BASE = URI.create("https://generativelanguage.googleapis.com");

    static Endpoint developer(URI base) {
        return new Endpoint(BaseUrl.of(base, DEVELOPER_BASE), "/v1beta/");
    }

    static Endpoint vertex(URI base, String project, String location) {
        return new Endpoint(
                BaseUrl.of(base, DEVELOPER_BASE),
                VERTEX_VERSION + "projects/" + encoded(project) + "/locations/" + encoded(location) + "/");
    }

    static URI vertexBase(String location) {
        return URI.create("https://" + (location.equals("global") ? "" : location + "-") + VERTEX_HOST);
    }

    URI stream(String model) {
        return base.resolve(prefix + path(model) + ":streamGenerateContent?alt=sse");
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

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
