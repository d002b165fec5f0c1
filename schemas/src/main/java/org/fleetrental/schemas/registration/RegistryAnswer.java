package org.fleetrental.schemas.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the registry says to a request. */
record RegistryAnswer(int status, JsonNode body) {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    boolean isGood() {
        return status < 300;
    }

    boolean isMissing() {
        return status == NOT_FOUND;
    }

    /** Somebody else has just made it. A broken rule may have this status as well. */
    boolean isThereAlready() {
        return status == CONFLICT && body.path("name").asText().endsWith("AlreadyExistsException");
    }

    /** @param subject what was to be done, as in {@code schemas/fleet/VehicleRegistered/v2.avsc} */
    RegistrationException refusal(String subject, boolean hasCredential) {
        return switch (status) {
            case UNAUTHORIZED ->
                new RegistrationException(
                        hasCredential
                                ? "The registry does not accept the token (401): it has expired, or is not from the issuer"
                                        + " that the registry trusts; refused: " + subject
                                : "The registry wants a credential (401) for " + subject
                                        + ": only a deployment may write, with its token");
            case FORBIDDEN ->
                new RegistrationException("The token does not have the role that may write schemas (403); refused: "
                        + subject + ". Services and their users never register");
            default ->
                new RegistrationException("The registry refuses " + subject + " (" + status + "): " + explanation());
        };
    }

    /**
     * The registry's own words: the detail, or for a broken rule its title and each cause, which the detail repeats.
     */
    private String explanation() {
        var causes = body.path("causes");
        var title = body.path("title").asText(body.toString());
        if (causes.isEmpty()) {
            return body.path("detail").asText(title);
        }
        var lines = new ArrayList<>(List.of(title));
        causes.forEach(cause -> lines.add("at " + cause.path("context").asText("?") + ": "
                + cause.path("description").asText("no reason given")));
        return String.join("\n  ", lines);
    }
}
