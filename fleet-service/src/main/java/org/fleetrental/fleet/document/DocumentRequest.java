package org.fleetrental.fleet.document;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.fleetrental.http.PlainText;

/** What a client sends to enter a document. */
record DocumentRequest(
        @NotNull DocumentKind kind,
        @NotBlank @Size(max = 100) @PlainText String number,
        @NotNull LocalDate expiresOn) {}
