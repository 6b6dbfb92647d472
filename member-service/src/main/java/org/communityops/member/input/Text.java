package org.communityops.member.input;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text with at least one visible character, no control characters and no half surrogate pairs. Null is valid.
 *
 * <p>Control characters are refused for the sake of logs and terminals, and because PostgreSQL stores no U+0000.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TextValidator.class)
public @interface Text {
    /** The most code points. */
    int max();

    /** Whether line breaks and tabs may occur. */
    boolean lines() default false;

    String message() default "must hold a visible character, no control characters and at most {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
