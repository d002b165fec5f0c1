package org.fleetrental.schemas.registration;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fleetrental.schemas.EventType;
import org.fleetrental.schemas.registration.Difference.MissingEvent;
import org.fleetrental.schemas.registration.Difference.MissingVersion;
import org.fleetrental.schemas.registration.Difference.OtherContent;
import org.fleetrental.schemas.registration.Difference.OtherDescription;
import org.fleetrental.schemas.registration.Difference.OtherRule;
import org.fleetrental.schemas.registration.Difference.UnknownEvent;
import org.fleetrental.schemas.registration.Difference.UnknownVersion;
import org.jspecify.annotations.Nullable;

/**
 * Brings Apicurio Registry to what the {@code schemas} folder says, as a step of a deployment and with a credential of
 * its own: services look schemas up and never register any.
 *
 * <p>Group is the owner, artifact the event, version the file's number. Every artifact gets its rules (validity,
 * compatibility with all versions both ways, integrity) before its first version, so that none slips in unchecked; a
 * rule that somebody has loosened by hand is set back. No references are set: a released schema is one self-contained
 * file (docs/decisions/0002).
 *
 * <p>What is there already is left alone, so doing it again changes nothing. If it breaks off in the middle, the next
 * run goes on from there.
 */
public final class SchemaRegistration {

    private final RegistryClient registry;
    private final RegistryComparison comparison;

    /**
     * @param api the registry's v3 API, as in {@code http://localhost:8080/apis/registry/v3}
     * @param token of somebody who may write schemas; absent for a registry that lets everybody write
     */
    public SchemaRegistration(URI api, @Nullable String token) {
        this.registry = new RegistryClient(api, token);
        this.comparison = new RegistryComparison(registry);
    }

    /**
     * Registers what is not registered yet.
     *
     * @return what was different and is not any more, in the order in which it was mended
     * @throws RegistrationException if the registry refuses a schema or this caller, or holds another schema under the
     *     same version; in the last case nothing is changed
     * @throws UncheckedIOException if the registry does not answer
     */
    public List<Difference> register(Collection<EventType> types) {
        var mendable = mendable(types);
        mendable.forEach(this::mend);
        return mendable;
    }

    /**
     * What {@link #register} would do, without doing it. The registry is asked to judge each missing version, which
     * takes the same credential. Of an event that it does not know it can judge only the first version, and that for
     * itself: the build judges all of them.
     *
     * @throws RegistrationException as by {@link #register}
     * @throws UncheckedIOException if the registry does not answer
     */
    public List<Difference> rehearse(Collection<EventType> types) {
        var mendable = mendable(types);
        mendable.forEach(this::judge);
        return mendable;
    }

    private List<Difference> mendable(Collection<EventType> types) {
        var mendable = new ArrayList<Difference>();
        for (var type : types.stream().sorted().toList()) {
            for (var difference : comparison.differencesOf(type)) {
                if (difference instanceof OtherContent) {
                    throw new RegistrationException(difference.event() + " " + difference.finding());
                }
                if (difference.isMendable()) {
                    mendable.add(difference);
                }
            }
        }
        return mendable;
    }

    private void mend(Difference difference) {
        switch (difference) {
            case MissingEvent(var type) -> {
                var entry = new RegistryEntry(type);
                registry.create(RegistryEntry.groupPath(type.owner()), entry.artifact(), type.folder());
            }
            case OtherRule rule -> set(rule);
            case MissingVersion version -> add(version);
            case OtherDescription(var type) -> {
                var entry = new RegistryEntry(type);
                registry.change(entry.path(), entry.description(), type.folder() + "/event.yaml");
            }
            case OtherContent _, UnknownVersion _, UnknownEvent _ ->
                throw new IllegalArgumentException(difference.event() + " " + difference.finding());
        }
    }

    private void set(OtherRule rule) {
        var rules = new RegistryEntry(rule.type()).path() + "/rules";
        var body = Map.of("ruleType", rule.rule(), "config", rule.expected());
        var subject = rule.rule() + " of " + rule.event();
        if (rule.found() != null || !registry.create(rules, body, subject)) {
            registry.change(rules + "/" + rule.rule(), body, subject);
        }
    }

    private void add(MissingVersion missing) {
        var entry = new RegistryEntry(missing.type());
        var schema = missing.schema();
        if (!registry.create(entry.path() + "/versions", entry.version(schema), schema.file())) {
            // Another deployment was quicker; with the same, one hopes.
            mendable(List.of(missing.type()));
        }
    }

    private void judge(Difference difference) {
        switch (difference) {
            case MissingEvent(var type) -> {
                var entry = new RegistryEntry(type);
                var artifact = entry.artifact();
                artifact.put("firstVersion", entry.version(type.schemas().getFirst()));
                registry.create(
                        RegistryEntry.groupPath(type.owner()) + "?dryRun=true",
                        artifact,
                        type.schemas().getFirst().file());
            }
            case MissingVersion(var type, var schema) -> {
                var entry = new RegistryEntry(type);
                if (registry.find(entry.path()).isPresent()) {
                    registry.create(entry.path() + "/versions?dryRun=true", entry.version(schema), schema.file());
                }
            }
            case OtherRule _, OtherDescription _, OtherContent _, UnknownVersion _, UnknownEvent _ -> {}
        }
    }
}
