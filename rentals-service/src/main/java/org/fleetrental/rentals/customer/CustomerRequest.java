package org.fleetrental.rentals.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.fleetrental.http.PlainText;

/** What a client sends to register a customer. */
record CustomerRequest(
        @NotBlank @Size(max = 200) @PlainText String fullName,

        @NotNull @Size(min = 3, max = 254) @Email @PlainText String email,

        @NotBlank @Size(max = 50) @PlainText String driverLicenseNumber,

        @NotNull LocalDate driverLicenseExpiresOn) {}
