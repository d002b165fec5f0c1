package org.fleetrental.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An amount of money in a request or an answer, exact.
 *
 * @param amountMinor whole minor units of the currency: 12500 is 125.00 EUR
 * @param currency ISO 4217 code
 */
public record Money(
        long amountMinor,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "three capital letters, ISO 4217")
        String currency) {}
