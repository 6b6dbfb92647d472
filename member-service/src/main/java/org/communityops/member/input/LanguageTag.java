package org.communityops.member.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A well-formed BCP 47 language tag that names a language. Null is valid. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LanguageTag.Validator.class)
public @interface LanguageTag {
    String message() default "must be a BCP 47 language tag such as zh-CN";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Leaves the judgement to {@link Locale.Builder}, which is strict where {@link Locale#forLanguageTag} is not. */
    class Validator implements ConstraintValidator<LanguageTag, String> {
        private static final int LONGEST = 35;

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            try {
                var locale = new Locale.Builder().setLanguageTag(value).build();
                return value.length() <= LONGEST && !locale.getLanguage().isEmpty();
            } catch (IllformedLocaleException notATag) {
                return false;
            }
        }
    }
}
