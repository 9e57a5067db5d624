package dev.rowloom.dataset;

import dev.rowloom.UsageException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Finds constructors and setters: what is public to all, else what a lookup of the caller's may see, else what the type's
 * module opens to this one, which on the class path is everything.
 */
final class Access {

    private final @Nullable Lookup callers;

    Access(@Nullable Lookup callers) {
        this.callers = callers;
    }

    MethodHandle constructor(Constructor<?> constructor) {
        return find(constructor.getDeclaringClass(), lookup -> lookup.unreflectConstructor(constructor));
    }

    MethodHandle method(Method method) {
        return find(method.getDeclaringClass(), lookup -> lookup.unreflect(method));
    }

    private interface Finding {
        MethodHandle in(Lookup lookup) throws IllegalAccessException;
    }

    private MethodHandle find(Class<?> type, Finding finding) {
        try {
            return finding.in(MethodHandles.publicLookup());
        } catch (IllegalAccessException notPublic) {
            return findPrivately(type, finding);
        }
    }

    private MethodHandle findPrivately(Class<?> type, Finding finding) {
        Lookup from = callers == null ? MethodHandles.lookup() : callers;
        try {
            if (callers == null) {
                Access.class.getModule().addReads(type.getModule());
            }
            return finding.in(MethodHandles.privateLookupIn(type, from));
        } catch (IllegalAccessException e) {
            throw new UsageException(
                    type.getName() + " can't be made from here: it is not public, and module "
                            + type.getModule().getName() + " does not open its package to "
                            + from.lookupClass().getModule().getName()
                            + "; make it public in an exported package, open the package, or hand over MethodHandles.lookup()",
                    e);
        }
    }
}
