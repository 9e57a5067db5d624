package dev.rowloom.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds the annotations that hold for a test or parameter. */
final class Annotations {

    private Annotations() {}

    /**
     * Returns the annotations of the classes around and above, of the class, the method and the parameter, in this order.
     *
     * @param parameter the parameter, or null
     * @param executable the method or constructor whose parameter it is, or null
     */
    static List<SyntheticData> of(
            ExtensionContext context, @Nullable AnnotatedElement parameter, @Nullable Executable executable) {
        List<SyntheticData> inwards = new ArrayList<>();
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            ofHierarchy(type, inwards);
        }
        Collections.reverse(inwards);
        Optional<Method> test = context.getTestMethod();
        test.flatMap(Annotations::find).ifPresent(inwards::add);
        if (executable != null && !test.filter(executable::equals).isPresent()) {
            find(executable).ifPresent(inwards::add);
        }
        Optional.ofNullable(parameter).flatMap(Annotations::find).ifPresent(inwards::add);
        return inwards;
    }

    /** Adds those of a class and the classes above it, each once though it is inherited. */
    private static void ofHierarchy(Class<?> type, List<SyntheticData> found) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            find(each).filter(it -> !found.contains(it)).ifPresent(found::add);
        }
    }

    private static Optional<SyntheticData> find(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, SyntheticData.class);
    }

    /** Returns the outermost class that has tests of this context. */
    static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext found = context;
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            if (at.get().getTestClass().isPresent()) {
                found = at.get();
            }
        }
        return found;
    }
}
