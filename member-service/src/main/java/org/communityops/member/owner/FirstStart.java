package org.communityops.member.owner;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;
import org.communityops.member.key.KeyService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives the owner a way in. */
@ApplicationScoped
class FirstStart {
    private static final Logger LOG = Logger.getLogger(FirstStart.class);

    private final KeyService keys;
    private final Optional<Path> file;

    /** @param file where the owner key is left when there is none that is good; without it none is made */
    FirstStart(KeyService keys, @ConfigProperty(name = "communityops.owner-key-file") Optional<Path> file) {
        this.keys = keys;
        this.file = file;
    }

    void onStart(@Observes StartupEvent started) {
        file.map(OwnerKeyFile::new).ifPresent(this::ensureOwnerKey);
    }

    void ensureOwnerKey(OwnerKeyFile ownerKey) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (keys.lackOwnerKey()) {
                keys.issueOwnerKey(keyIn(ownerKey));
                LOG.infof("The owner key is in %s", ownerKey);
            }
        });
    }

    /** A key in the file that was never issued is what a start left behind that did not come to its end. */
    private ApiKey keyIn(OwnerKeyFile ownerKey) {
        try {
            var left = ownerKey.read().filter(key -> !keys.hasIssued(key.keyId()));
            if (left.isPresent()) {
                return left.get();
            }
            var fresh = ApiKey.generate(KeyKind.OWN, new SecureRandom());
            ownerKey.write(fresh);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("The owner key cannot be kept", e);
        }
    }
}
