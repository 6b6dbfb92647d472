package org.communityops.kit.problem;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which methods a path has, for the Allow header of a 405: the framework leaves it out. */
@ApplicationScoped
class AllowedMethods {
    private final List<Endpoint> endpoints;

    AllowedMethods() {
        endpoints = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> endpoints(type, method)))
                .toList();
    }

    private record Endpoint(Pattern path, String verb) {}

    /** The methods of a path, separated by commas. */
    String at(String path) {
        return Stream.concat(
                        Stream.of("OPTIONS"),
                        endpoints.stream()
                                .filter(e -> e.path().matcher(path).matches())
                                .flatMap(e -> e.verb().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(e.verb())))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Stream<Endpoint> endpoints(Class<?> resource, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> new Endpoint(pattern(resource, method), verb.value()));
    }

    private static Pattern pattern(Class<?> resource, Method method) {
        var own = method.getAnnotation(Path.class);
        var template = resource.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        var literal = template.replaceAll("/+", "/").replaceAll("/$", "");
        return Pattern.compile(literal.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }
}
