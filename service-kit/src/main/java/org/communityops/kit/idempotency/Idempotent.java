package org.communityops.kit.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST operation that takes an {@code Idempotency-Key}: it runs in one transaction together with the record of its
 * answer. A repeat gets the first answer with {@code Idempotency-Hit: true}; the same key with another request is 422,
 * one whose first request still runs after two seconds is 409. Only answers of success are kept.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
    /** Whether a request without a key is refused (400); so it is where points, stock, seats or money move. */
    @Nonbinding
    boolean required() default false;

    /**
     * Whether the answer holds a secret that is shown once. Such an answer is not kept, since to repeat the secret would
     * take storing it. What was asked for still happens once: a repeat is 409 {@code shown-once} with
     * {@code Idempotency-Hit: true}, and its Location names what the first request made. A caller who lost the first
     * answer has the secret replaced there. The operation has to answer with a Location.
     */
    @Nonbinding
    boolean shownOnce() default false;
}
