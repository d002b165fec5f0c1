package org.fleetrental.maintenance.job;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Text that the database can hold: a NUL or half a surrogate pair would be an error there. Lines and tabs are fine. */
@Pattern(regexp = "[[^\\p{Cntrl}\\p{Cs}]\\n\\r\\t]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@interface PlainText {

    String message() default "must not contain control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
