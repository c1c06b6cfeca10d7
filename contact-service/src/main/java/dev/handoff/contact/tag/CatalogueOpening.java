package dev.handoff.contact.tag;

import dev.handoff.contact.tag.TagCommand.Open;
import dev.handoff.starter.command.AlreadyExists;
import dev.handoff.starter.command.Commands;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Opens the catalogue before the first request is taken, if no instance has opened it before: what people made of it
 * since is left alone.
 */
@Component
class CatalogueOpening implements SmartInitializingSingleton {

    private final Commands commands;

    CatalogueOpening(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            commands.send(new Open());
        } catch (AlreadyExists opened) {
            // as on every start but the first
        }
    }
}
