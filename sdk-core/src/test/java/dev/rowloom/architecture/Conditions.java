package dev.rowloom.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.rowloom.RowloomException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What the architecture tests ask of classes, beyond what ArchUnit has words for. */
final class Conditions {

    static final DescribedPredicate<JavaClass> ARE_API = DescribedPredicate.describe("are API", Conditions::isApi);

    static final ArchCondition<JavaClass> LIE_IN_A_NULL_MARKED_PACKAGE =
            condition("lie in a package with @NullMarked", (type, events) -> {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    violate(events, type, type.getPackageName() + " has no @NullMarked package-info");
                }
            });

    static final ArchCondition<JavaClass> EXPOSE_ONLY_API = onlyExpose(
            "types that are API or of a library",
            type -> !type.getPackageName().startsWith("dev.rowloom") || isApi(type));

    /** Types of this project that do not come from the same place as core's own. */
    static final DescribedPredicate<JavaClass> ROWLOOM_TYPES_OF_OTHER_MODULES = DescribedPredicate.describe(
            "are Rowloom's but not core's",
            type -> type.getPackageName().startsWith("dev.rowloom")
                    && !origin(type.getBaseComponentType()).startsWith(originOfCore()));

    private Conditions() {}

    static ArchCondition<JavaClass> onlyExpose(String what, Predicate<JavaClass> allowed) {
        return condition(
                "only expose " + what,
                (type, events) -> type.getMembers().stream()
                        .filter(member -> isVisibleToCallers(type, member))
                        .forEach(member -> typesIn(member)
                                .filter(exposed -> !exposed.isPrimitive() && !allowed.test(exposed))
                                .forEach(exposed -> violate(
                                        events, member, member.getFullName() + " exposes " + exposed.getName()))));
    }

    private static Stream<JavaClass> typesIn(JavaMember member) {
        Set<JavaClass> raw = member.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .collect(Collectors.toSet());
        Stream<JavaClass> thrown =
                member instanceof JavaCodeUnit unit ? unit.getThrowsClause().getTypes().stream() : Stream.empty();
        return Stream.concat(raw.stream(), thrown);
    }

    private static boolean isVisibleToCallers(JavaClass owner, JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC)
                        || modifiers.contains(JavaModifier.PROTECTED)
                                && !owner.getModifiers().contains(JavaModifier.FINAL));
    }

    private static boolean isApi(JavaClass type) {
        return isPublicAllTheWayUp(type)
                && type.getPackageName().startsWith("dev.rowloom")
                && !(type.getPackageName() + ".").contains(".internal.");
    }

    private static boolean isPublicAllTheWayUp(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Conditions::isPublicAllTheWayUp).orElse(true);
    }

    private static String origin(JavaClass type) {
        return type.getSource().map(source -> source.getUri().getPath()).orElse("");
    }

    private static String originOfCore() {
        return RowloomException.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }

    private static void violate(ConditionEvents events, Object where, String message) {
        events.add(SimpleConditionEvent.violated(where, message));
    }

    private static ArchCondition<JavaClass> condition(
            String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
