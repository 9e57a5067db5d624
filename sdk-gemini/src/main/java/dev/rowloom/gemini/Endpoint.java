package dev.rowloom.gemini;

import dev.rowloom.provider.support.BaseUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a model's methods are.
 *
 * @param base the service's address
 * @param prefix what stands between that and the model
 */
record Endpoint(BaseUrl base, String prefix) {

    private static final String VERTEX_HOST = "aiplatform.googleapis.com";

    static final URI DEVELOPER_BASE = URI.create("https://generativelanguage.googleapis.com");

    static Endpoint developer(URI base) {
        return new Endpoint(BaseUrl.of(base, DEVELOPER_BASE), "/v1beta/");
    }

    static Endpoint vertex(URI base, String project, String location) {
        return new Endpoint(
                BaseUrl.of(base, DEVELOPER_BASE),
                "/v1beta1/projects/" + encoded(project) + "/locations/" + encoded(location) + "/publishers/google/");
    }

    static URI vertexBase(String location) {
        return URI.create("https://" + (location.equals("global") ? "" : location + "-") + VERTEX_HOST);
    }

    URI stream(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1);
        return base.resolve(prefix + "models/" + encoded(name) + ":streamGenerateContent?alt=sse");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
