package org.fleetrental.messaging.operator;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.fleetrental.http.PlainText;

/** What an operator sends who gives something up. */
@Schema(examples = "{\"reason\": \"The rental was a test of the partner's, it never existed\"}")
public record DiscardRequest(
        @NotBlank @Size(max = 500) @PlainText(lines = true) String reason) {}
