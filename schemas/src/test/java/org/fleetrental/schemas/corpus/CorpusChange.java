package org.fleetrental.schemas.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventSchema;

/**
 * A change of the event schemas that somebody might propose, and how it should be judged.
 *
 * @param name what is done, as a sentence without a subject
 * @param event that is changed, as in {@code fleet/VehicleRegistered}
 * @param alsoIn other events that the same edits are made in
 * @param basedOn the event that a new one is made from
 * @param earlier versions that were released before this proposal, each by the edits that made it
 * @param edit what makes the proposed version of the newest one; none if no schema changes
 * @param version of the proposal, if it is not the next one
 * @param description edits of {@code event.yaml}
 * @param files edits of files as such, after all else
 * @param verdict of the gate
 * @param rules of the gate that refuse it, each of them
 * @param registryVerdict of the registry's dry run
 * @param why the two disagree, or what is not plain
 */
public record CorpusChange(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String event,
        List<String> alsoIn,
        String basedOn,
        List<List<Edit>> earlier,
        List<Edit> edit,
        Integer version,
        List<Edit> description,
        List<FileEdit> files,
        @JsonProperty(required = true) Verdict verdict,
        Set<String> rules,
        @JsonProperty(value = "registry", required = true) Verdict registryVerdict,
        String why) {

    /** What the gate or the registry says. */
    public enum Verdict {
        ACCEPTS,
        REFUSES,
        /** The registry sees schemas and nothing else, so there is nothing to ask it. */
        NOT_ASKED
    }

    public CorpusChange {
        alsoIn = orEmpty(alsoIn);
        earlier = orEmpty(earlier);
        edit = orEmpty(edit);
        description = orEmpty(description);
        files = orEmpty(files);
        rules = rules == null ? Set.of() : Set.copyOf(rules);
        why = Objects.requireNonNullElse(why, "");
    }

    /** Whether it is a schema that is proposed, which the registry can be asked about. */
    public boolean proposesSchema() {
        return !edit.isEmpty();
    }

    /** Whether this can be agreed upon, or must be explained. */
    public boolean isJudgedAlike() {
        return registryVerdict == Verdict.NOT_ASKED || registryVerdict == verdict;
    }

    /** Every version of the changed event, oldest first; the last one is the proposed one, if there is one. */
    public List<EventSchema> schemas(EventCatalog catalog) {
        return schemas(catalog, event);
    }

    List<EventSchema> schemas(EventCatalog catalog, String path) {
        var owner = path.substring(0, path.indexOf('/'));
        var event = path.substring(path.indexOf('/') + 1);
        if (basedOn != null) {
            var model =
                    catalog.type(basedOn.substring(basedOn.indexOf('/') + 1)).orElseThrow();
            return List.of(SchemaText.next(model.newest().content(), owner, event, 1, edit));
        }
        var schemas = new ArrayList<>(catalog.type(event).orElseThrow().schemas());
        for (var edits : earlier) {
            var newest = schemas.getLast();
            schemas.add(SchemaText.next(newest.content(), owner, event, newest.version() + 1, edits));
        }
        if (proposesSchema()) {
            var newest = schemas.getLast();
            int number = version == null ? newest.version() + 1 : version;
            schemas.add(SchemaText.next(newest.content(), owner, event, number, edit));
        }
        return List.copyOf(schemas);
    }

    @Override
    public String toString() {
        return name;
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
