package org.fleetrental.fleet.vehicle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Registers many vehicles, each in a transaction of its own and under a key of its own, which is the client's key and
 * the row's number. So an import that broke off goes on when it is sent again: what is there is answered as before.
 */
@ApplicationScoped
class VehicleImport {

    private final Admission admission;
    private final Idempotency idempotency;
    private final Validator validator;
    private final ObjectMapper json;

    VehicleImport(Admission admission, Idempotency idempotency, Validator validator, ObjectMapper json) {
        this.admission = admission;
        this.idempotency = idempotency;
        this.validator = validator;
        this.json = json;
    }

    /**
     * What has become of a row.
     *
     * @param row its number, from 0
     * @param status as if it had come alone
     * @param replayed true if it was answered before, under the same key
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            int row,
            int status,
            @Nullable Boolean replayed,
            @Nullable JsonNode vehicle,
            @Nullable JsonNode problem) {}

    record Report(int registered, int refused, List<Row> rows) {}

    Report take(String key, List<RegistrationRequest> requests) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            rows.add(row(i, idempotency.once("%s/%d".formatted(key, i), request, () -> admit(request))));
        }
        int registered =
                (int) rows.stream().filter(row -> row.vehicle() != null).count();
        return new Report(registered, rows.size() - registered, rows);
    }

    private Response admit(RegistrationRequest request) {
        var violations = validator.validate(request);
        if (violations.isEmpty()) {
            return admission.answer(request);
        }
        return Problem.invalid(violations.stream()
                        .map(violation -> new Problem.FieldError(
                                violation.getPropertyPath().toString(), violation.getMessage()))
                        .sorted(Comparator.comparing(Problem.FieldError::field))
                        .toList())
                .response();
    }

    private Row row(int number, Response answer) {
        var body = body(answer.getEntity());
        boolean isThere = answer.getStatus() < 400;
        return new Row(
                number,
                answer.getStatus(),
                answer.getHeaderString("Idempotency-Replayed") == null ? null : true,
                isThere ? body : null,
                isThere ? null : body);
    }

    /** The first answer is an object, one that was kept is text. */
    private JsonNode body(Object entity) {
        try {
            return entity instanceof String text ? json.readTree(text) : json.valueToTree(entity);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
