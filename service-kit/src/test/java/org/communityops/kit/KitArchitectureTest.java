package org.communityops.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kit belongs to no domain: it knows no service, speaks no word of theirs, and stays small. */
class KitArchitectureTest {
    /** As many top-level types as there are: one more wants a reason, and one less lowers this. */
    private static final long MOST_TYPES = 80;

    /** The words of the four services; the community is none of them here, but the scope of everything. */
    private static final Set<String> DOMAIN = Set.of(
            "activity",
            "alert",
            "application",
            "attendance",
            "award",
            "badge",
            "balance",
            "board",
            "bonus",
            "campaign",
            "card",
            "cohort",
            "complaint",
            "consent",
            "coupon",
            "earning",
            "evaluation",
            "funnel",
            "goal",
            "honour",
            "identity",
            "incentive",
            "incident",
            "indicator",
            "invite",
            "journey",
            "kpi",
            "ladder",
            "leaderboard",
            "ledger",
            "level",
            "lifecycle",
            "member",
            "message",
            "metric",
            "moderation",
            "point",
            "points",
            "posting",
            "reaction",
            "redemption",
            "retention",
            "reward",
            "role",
            "rollup",
            "rule",
            "score",
            "segment",
            "suggestion",
            "survey",
            "tag",
            "tier",
            "transaction",
            "wallet");

    private final JavaClasses kit = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages("org.communityops.kit");

    @Test
    void dependsOnNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.communityops.member..",
                        "org.communityops.activity..",
                        "org.communityops.incentive..",
                        "org.communityops.kpi..")
                .check(kit);
    }

    @Test
    void speaksNoWordOfADomain() {
        assertThat(kit.stream()
                        .filter(type -> words(type).anyMatch(DOMAIN::contains))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void staysSmall() {
        assertThat(kit.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .count())
                .isEqualTo(MOST_TYPES);
    }

    @Test
    void tellsWordsOfADomainFromWordsThatContainThem() {
        assertThat(words("org.communityops.kit.feed.MemberView")).contains("member");
        assertThat(words("org.communityops.kit.problem.AllowedMethods$Endpoint"))
                .doesNotContain("point");
    }

    private static Stream<String> words(JavaClass type) {
        return words(type.getName());
    }

    private static Stream<String> words(String name) {
        return Arrays.stream(name.split("[.$]|(?<=[a-z])(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT));
    }
}
