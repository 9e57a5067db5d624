package dev.rowloom.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once, by whichever thread comes first. */
final class Lazily<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private volatile @Nullable T made;

    Lazily(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T value = made;
        if (value == null) {
            synchronized (this) {
                value = made;
                if (value == null) {
                    value = maker.get();
                    made = value;
                }
            }
        }
        return value;
    }
}
