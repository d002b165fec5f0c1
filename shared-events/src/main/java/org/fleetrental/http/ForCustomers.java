package org.fleetrental.http;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A customer may call this resource method, and meets only what is the customer's own: what is another's is not there.
 * A method that lists the role {@code customer} and does not say this is refused to customers.
 *
 * <p>Held against the token's customer are, before the method runs: the thing that the method's first parameter names,
 * if {@link #value} tells of what kind it is; the query parameter {@code customerId}, which a customer can leave out
 * and the method then finds filled in; and a body that is {@link OfCustomer}. Other callers do not notice any of it.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForCustomers {

    /** What the first parameter names by its id; {@link Owned} itself if it names nothing that is anybody's. */
    @Nonbinding
    Class<? extends Owned> value() default Owned.class;
}
