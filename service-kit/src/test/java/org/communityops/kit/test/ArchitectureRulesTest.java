package org.communityops.kit.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves each rule by breaking it. What breaks a rule is compiled here and nowhere else, so that the framework never meets
 * it.
 */
class ArchitectureRulesTest {
    private static final String ROOT = "org.example.shop";
    private static final Pattern PACKAGE = Pattern.compile("package ([a-z.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface) (\\w+)");

    @TempDir
    Path folder = Path.of("");

    @Test
    void findsARepositoryThatAnotherFeatureUses() {
        broken(
                main -> ArchitectureRules.featuresKeepTheirInsides(main, ROOT),
                "package org.example.shop.cart; public class CartRepository { public void find() {} }",
                "package org.example.shop.till; class Till { org.example.shop.cart.CartRepository carts; }");
    }

    @Test
    void findsAnEntityThatAnotherFeatureUses() {
        broken(
                main -> ArchitectureRules.featuresKeepTheirInsides(main, ROOT),
                "package org.example.shop.cart; @jakarta.persistence.Entity public class Cart {}",
                "package org.example.shop.till; class Till { org.example.shop.cart.Cart cart; }");
    }

    @Test
    void findsFeaturesThatDependOnEachOtherInCircles() {
        broken(
                main -> ArchitectureRules.featuresKeepTheirInsides(main, ROOT),
                "package org.example.shop.cart; public class Carts { org.example.shop.till.Tills tills; }",
                "package org.example.shop.till; public class Tills { org.example.shop.cart.Carts carts; }");
    }

    @Test
    void letsFeaturesUseEachOthersServices() {
        kept(
                main -> ArchitectureRules.featuresKeepTheirInsides(main, ROOT),
                "package org.example.shop.cart; class CartRepository {}",
                "package org.example.shop.cart; public class Carts { CartRepository carts; }",
                "package org.example.shop.till; public class Tills { org.example.shop.cart.Carts carts; }");
    }

    @Test
    void findsAResourceThatQueries() {
        broken(
                ArchitectureRules::resourcesLeaveQueriesToOthers,
                "package org.example.shop.cart; class CartRepository {}",
                "package org.example.shop.cart; @jakarta.ws.rs.Path(\"/carts\") class CartResource { CartRepository carts; }");
    }

    @Test
    void findsAFieldThatIsInjected() {
        broken(
                ArchitectureRules::nothingIsInjectedIntoFields,
                "package org.example.shop.cart; class Carts { @jakarta.inject.Inject String name; }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@jakarta.ws.rs.GET @org.communityops.kit.access.Needs(\"carts:read\") String get()",
                "@jakarta.ws.rs.GET @jakarta.annotation.security.PermitAll String get()",
                "@jakarta.ws.rs.GET public String get()",
                "@jakarta.ws.rs.POST public String post()",
                "@jakarta.ws.rs.PUT public String put()",
                "@jakarta.ws.rs.PATCH public String patch()",
                "@jakarta.ws.rs.DELETE public String delete()"
            })
    void findsAnEndpointThatIsHiddenOrUnguarded(String method) {
        broken(
                ArchitectureRules::endpointsArePublicAndGuarded,
                "package org.example.shop.cart; class CartResource { " + method + " { return \"\"; } }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@jakarta.ws.rs.GET @org.communityops.kit.access.Needs(\"carts:read\") public String get()",
                "@jakarta.ws.rs.GET @jakarta.annotation.security.PermitAll public String get()",
                "private String helps()"
            })
    void acceptsAnEndpointThatIsPublicAndGuarded(String method) {
        kept(
                ArchitectureRules::endpointsArePublicAndGuarded,
                "package org.example.shop.cart; class CartResource { " + method + " { return \"\"; } }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.now()",
                "java.time.LocalDate.now()",
                "java.time.LocalDate.now(java.time.ZoneOffset.UTC)",
                "java.time.OffsetDateTime.now()",
                "java.time.Year.now()",
                "java.time.Clock.systemUTC()",
                "System.currentTimeMillis()",
                "new java.util.Date()"
            })
    void findsTheTimeOfTheMachine(String time) {
        broken(
                ArchitectureRules::timeComesFromTheInjectedClock,
                "package org.example.shop.cart; class Carts { Object time() { return " + time + "; } }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock.instant()", "java.time.LocalDate.now(clock)", "System.nanoTime()"})
    void acceptsTheTimeOfTheClock(String time) {
        kept(
                ArchitectureRules::timeComesFromTheInjectedClock,
                "package org.example.shop.cart; class Carts { Object time(java.time.Clock clock) { return " + time
                        + "; } }");
    }

    @Test
    void refusesToCheckNothing() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ArchitectureRules.check("org.example.nowhere"))
                .withMessageContaining("org.example.nowhere");
    }

    private void broken(Consumer<JavaClasses> rule, String... sources) {
        var classes = compiled(sources);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rule.accept(classes))
                .withMessageContaining("was violated");
    }

    private void kept(Consumer<JavaClasses> rule, String... sources) {
        var classes = compiled(sources);

        assertThatCode(() -> rule.accept(classes)).doesNotThrowAnyException();
    }

    private JavaClasses compiled(String... sources) {
        try {
            var arguments = new ArrayList<>(
                    List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path", ""), "-proc:none"));
            for (var source : sources) {
                arguments.add(write(source).toString());
            }
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                    .isZero();
            return new ClassFileImporter().importPath(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path write(String source) throws IOException {
        var file = folder.resolve(first(PACKAGE, source).replace('.', '/')).resolve(first(TYPE, source) + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source);
    }

    private static String first(Pattern pattern, String source) {
        return pattern.matcher(source)
                .results()
                .map(r -> r.group(1))
                .findFirst()
                .orElseThrow();
    }
}
