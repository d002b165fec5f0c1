package org.fleetrental.schemas.gate;

import org.jspecify.annotations.Nullable;

/**
 * Why a change of the event schemas may not land.
 *
 * @param file seen from the root of the repository
 * @param field path to the field, or name of the type, or key of {@code event.yaml}; absent if it is the whole file
 * @param rule by its name, as in {@code logical-types}
 * @param problem what is wrong, one sentence
 * @param instead what to do, one sentence
 */
public record Refusal(String file, @Nullable String field, String rule, String problem, String instead) {

    /** Three lines, for a person who has to mend it. */
    public String text() {
        var place = field == null ? file : file + ", " + field;
        return "%s [%s]%n    %s%n    Instead: %s".formatted(place, rule, problem, instead);
    }
}
