package org.fleetrental.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text that the database can hold and a person can read: a NUL or half a surrogate pair would be an error there. */
@Constraint(validatedBy = PlainText.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    /** Whether line breaks and tabs are fine. */
    boolean lines() default false;

    String message() default "must not contain control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Nothing is plain, too: whether text must be there is for another constraint to say. */
    final class Check implements ConstraintValidator<PlainText, CharSequence> {

        private boolean lines;

        @Override
        public void initialize(PlainText constraint) {
            lines = constraint.lines();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, @Nullable ConstraintValidatorContext context) {
            return text == null || text.codePoints().allMatch(this::isPlain);
        }

        private boolean isPlain(int character) {
            return switch (character) {
                case '\n', '\r', '\t' -> lines;
                default -> !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
            };
        }
    }
}
