package org.fleetrental.messaging.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fleetrental.testkit.AccessRules;
import org.junit.jupiter.api.Test;

/** That somebody forgot to record an action is seen in the code: in a test of the action, it would be forgotten too. */
class RecordedActionsTest {

    private static final List<Class<? extends Annotation>> CHANGES =
            List.of(POST.class, PUT.class, PATCH.class, DELETE.class);

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.fleetrental.messaging");

    @Test
    void whateverAnOperatorChangesIsRecorded() {
        var changes = classes.stream()
                .flatMap(resource -> resource.getMethods().stream())
                .filter(method -> CHANGES.stream().anyMatch(method::isAnnotatedWith))
                .toList();

        assertThat(changes).hasSize(AccessRules.changesOfMessaging().size());
        assertThat(changes).allMatch(this::reachesTheRecord);
    }

    /** By any way through the library's own classes: calls, method references, and what is done in lambdas. */
    private boolean reachesTheRecord(JavaMethod change) {
        var seen = new HashSet<JavaMember>();
        var open = new ArrayDeque<JavaCodeUnit>(List.of(change));
        while (!open.isEmpty()) {
            var unit = open.remove();
            if (isTheRecord(unit)) {
                return true;
            }
            Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                    .map(JavaAccess::getTarget)
                    .map(target -> (Optional<? extends JavaMember>) target.resolveMember())
                    .flatMap(Optional::stream)
                    .filter(member -> member instanceof JavaCodeUnit && seen.add(member))
                    .forEach(member -> open.add((JavaCodeUnit) member));
        }
        return false;
    }

    private static boolean isTheRecord(JavaCodeUnit unit) {
        return unit.getOwner().isEquivalentTo(OperatorActions.class)
                && unit.getName().equals("add");
    }
}
