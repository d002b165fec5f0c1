package org.fleetrental.rentals.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.fleetrental.http.PlainText;

/** What a client sends to register a customer, and can edit afterwards. */
record CustomerRequest(
        @NotBlank @Size(max = 200) @PlainText String fullName,

        @NotNull @Size(min = 3, max = 254) @Email @PlainText String email,

        @NotBlank @Size(max = 50) @PlainText String driverLicenseNumber,

        @NotNull LocalDate driverLicenseExpiresOn) {

    private static final int EARLIEST_YEAR = 1970;
    private static final int LATEST_YEAR = 9999;

    /** What the database could not hold. */
    Optional<Outcome> unacceptableDate() {
        var year = driverLicenseExpiresOn.getYear();
        return year < EARLIEST_YEAR || year > LATEST_YEAR
                ? Optional.of(new Outcome.Unacceptable("driverLicenseExpiresOn", "must lie between 1970 and 9999"))
                : Optional.empty();
    }
}
