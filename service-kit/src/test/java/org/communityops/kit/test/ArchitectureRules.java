package org.communityops.kit.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.communityops.kit.access.Needs;

/** The rules of structure that every service keeps. */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    /** Checks one service; {@code root} is its package. */
    public static void check(String root) {
        var main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new ImportOption.DoNotIncludeJars())
                .importPackages(root);
        if (main.isEmpty()) {
            throw new AssertionError("There are no classes in " + root + ": the rules would hold of nothing");
        }
        featuresKeepTheirInsides(main, root);
        resourcesLeaveQueriesToOthers(main);
        nothingIsInjectedIntoFields(main);
        endpointsArePublicAndGuarded(main);
        timeComesFromTheInjectedClock(main);
    }

    /** Repositories and entities of a feature are its own, and features do not depend on each other in circles. */
    static void featuresKeepTheirInsides(JavaClasses main, String root) {
        classes()
                .that(areInsides())
                .should(onlyBeUsedInTheirFeature())
                .allowEmptyShould(true)
                .check(main);
        slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(main);
    }

    static void resourcesLeaveQueriesToOthers(JavaClasses main) {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .allowEmptyShould(true)
                .check(main);
    }

    static void nothingIsInjectedIntoFields(JavaClasses main) {
        noFields().should().beAnnotatedWith(Inject.class).allowEmptyShould(true).check(main);
    }

    /** JAX-RS drops methods that are not public with only a warning; an operation without a permission is closed. */
    static void endpointsArePublicAndGuarded(JavaClasses main) {
        for (var verb : List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)) {
            methods()
                    .that()
                    .areAnnotatedWith(verb)
                    .should()
                    .bePublic()
                    .allowEmptyShould(true)
                    .check(main);
            methods()
                    .that()
                    .areAnnotatedWith(verb)
                    .should()
                    .beAnnotatedWith(Needs.class)
                    .orShould()
                    .beAnnotatedWith(PermitAll.class)
                    .allowEmptyShould(true)
                    .check(main);
        }
    }

    /** Neither {@code now()} of anything without a clock, nor a clock of its own. */
    static void timeComesFromTheInjectedClock(JavaClasses main) {
        noClasses()
                .should()
                .callMethodWhere(readsTheTimeOfTheMachine())
                .allowEmptyShould(true)
                .check(main);
        noClasses().should().callConstructor(Date.class).allowEmptyShould(true).check(main);
    }

    private static DescribedPredicate<JavaMethodCall> readsTheTimeOfTheMachine() {
        return DescribedPredicate.describe("it reads the time of the machine", call -> {
            var target = call.getTarget();
            var owner = target.getOwner().getName();
            var ofAClock = target.getRawParameterTypes().stream().anyMatch(t -> t.isEquivalentTo(Clock.class));
            return (owner.startsWith("java.time.") && target.getName().equals("now") && !ofAClock)
                    || (owner.equals(Clock.class.getName()) && target.getName().startsWith("system"))
                    || (owner.equals(System.class.getName()) && target.getName().equals("currentTimeMillis"));
        });
    }

    private static DescribedPredicate<JavaClass> areInsides() {
        return DescribedPredicate.describe(
                "are repositories or entities",
                c -> c.getSimpleName().endsWith("Repository") || c.isAnnotatedWith(Entity.class));
    }

    private static ArchCondition<JavaClass> onlyBeUsedInTheirFeature() {
        return new ArchCondition<>("only be used in their feature") {
            @Override
            public void check(JavaClass inside, ConditionEvents events) {
                inside.getDirectDependenciesToSelf().stream()
                        .filter(d -> !d.getOriginClass().getPackageName().equals(inside.getPackageName()))
                        .forEach(d -> events.add(SimpleConditionEvent.violated(inside, d.getDescription())));
            }
        };
    }
}
