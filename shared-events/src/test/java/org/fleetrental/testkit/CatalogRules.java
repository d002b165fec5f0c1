package org.fleetrental.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.fleetrental.schemas.EventCatalog;

/** The catalog says of a service what its classes do. Checked like {@link HouseRules}, beside them. */
public final class CatalogRules {

    @ArchTest
    static void theEventsItHandlesAreThoseItIsAConsumerOf(JavaClasses classes) {
        check(agreement(classes).ofHandledEvents());
    }

    @ArchTest
    static void theEventsItMakesAreThoseItPublishes(JavaClasses classes) {
        check(agreement(classes).ofPublishedEvents());
    }

    @ArchTest
    static void theFieldsItReadsAreThoseItUses(JavaClasses classes) {
        check(agreement(classes).ofUsedFields());
    }

    @ArchTest
    static void itsTopicsAndGroupsAreThoseOfTheCatalog(JavaClasses classes) {
        check(agreement(classes).ofTopics());
    }

    private CatalogRules() {}

    private static CatalogAgreement agreement(JavaClasses classes) {
        return new CatalogAgreement(EventCatalog.packed(), configuration(), classes);
    }

    private static void check(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new AssertionError("The catalog and the code say different things.\n  "
                    + String.join("\n  ", problems) + "\nThen: ./fleet catalog --write");
        }
    }

    private static Properties configuration() {
        var properties = new Properties();
        try (var file = Objects.requireNonNull(
                CatalogRules.class.getResourceAsStream("/application.properties"), "application.properties")) {
            properties.load(file);
            return properties;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
