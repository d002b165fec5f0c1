package org.fleetrental.rentals;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.fleetrental.testkit.CatalogRules;
import org.fleetrental.testkit.HouseRules;

@AnalyzeClasses(packages = "org.fleetrental.rentals", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests CATALOG_RULES = ArchTests.in(CatalogRules.class);
}
