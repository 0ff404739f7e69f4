package org.partnerledger.core.stored;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event is stored for good, and the revision of its form.
 *
 * <p>It stands on the event, so that the one screen with a feature's vocabulary shows it, and it is not derived from
 * the class: a class may be renamed or moved, its stored name never. The revision rises with every change of the JSON
 * that needs an upcaster.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoredName {

    /** Lower case words joined by hyphens, past tense with the noun in front: {@code "lines-recorded"}. */
    String value();

    /** Counted from 1. */
    int revision() default 1;
}
