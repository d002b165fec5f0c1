package org.fleetrental.schemas.gate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one rule has found. */
final class Findings {

    private final String rule;
    private final List<Refusal> refusals = new ArrayList<>();

    Findings(String rule) {
        this.rule = rule;
    }

    Place in(String file) {
        return new Place(file, null);
    }

    Place in(ReviewedSchema schema) {
        return in(schema.file());
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** Where something may be wrong. */
    final class Place {

        private final String file;
        private final @Nullable String field;

        private Place(String file, @Nullable String field) {
            this.file = file;
            this.field = field;
        }

        Place at(String fieldOrType) {
            return new Place(file, fieldOrType);
        }

        void refuse(String problem, String instead) {
            refusals.add(new Refusal(file, field, rule, problem, instead));
        }
    }
}
