package org.fleetrental.rentals.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** What a client sends to register a customer. The database takes no control characters either. */
record CustomerRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_MESSAGE)
        String fullName,

        @NotNull @Size(min = 3, max = 254) @Email String email,

        @NotBlank @Size(max = 50) @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_MESSAGE)
        String driverLicenseNumber,

        @NotNull LocalDate driverLicenseExpiresOn) {

    private static final String NO_CONTROLS = "\\P{Cntrl}*";
    private static final String NO_CONTROLS_MESSAGE = "must not contain control characters";
}
