package org.fleetrental.accounting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.fleetrental.testkit.CatalogRules;
import org.fleetrental.testkit.HouseRules;

@AnalyzeClasses(packages = "org.fleetrental.accounting", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests CATALOG_RULES = ArchTests.in(CatalogRules.class);

    @ArchTest
    static final ArchRule THE_LEDGER_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("org.fleetrental.accounting.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.fleetrental.accounting.charge..",
                    "org.fleetrental.accounting.payment..",
                    "org.fleetrental.accounting.rentalaccount..")
            .because("what is booked is decided by the features, that it is sound by the ledger");
}
