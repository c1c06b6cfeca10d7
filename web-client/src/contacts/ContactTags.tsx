import { useState } from 'react';
import type { Contact } from '../api/types';
import { useText } from '../i18n/text';
import { IconButton } from '../ui/Button';
import { PlusIcon } from '../ui/icons';
import { Picker } from '../ui/Picker';
import { Popover } from '../ui/Popover';
import { TagChip, TagDot } from '../ui/TagChip';
import { useCatalogue } from './useContacts';
import { useContactChanges } from './useContactChanges';
import './contactTags.css';

/** The tags of a contact; a click adds or takes one away. */
export function ContactTags({ contact }: { contact: Contact }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { tags, isSingle, colourOf } = useCatalogue();
  const { addTag, removeTag } = useContactChanges();
  const carried = new Set(contact.tags.map(tag => tag.tagId));

  const toggle = (tagId: string) => {
    const tag = tags.find(known => known.tagId === tagId);
    if (carried.has(tagId)) void removeTag(contact, tagId);
    else if (tag) void addTag(contact, tag, isSingle(tag.group));
  };

  return (
    // A click in here is not one on the row.
    // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions, jsx-a11y-x/click-events-have-key-events
    <div className="contact-tags" onClick={event => event.stopPropagation()}>
      {contact.tags.map(tag => (
        <TagChip key={tag.tagId} name={tag.name} colour={colourOf(tag.tagId)} />
      ))}
      <Popover
        label={t('tags.of', { name: contact.displayName })}
        align="start"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <IconButton className="contact-tags-add" label={t('tags.change', { name: contact.displayName })}>
            <PlusIcon />
          </IconButton>
        }
      >
        <Picker
          label={t('tags.find')}
          options={tags.map(tag => ({
            id: tag.tagId,
            label: tag.name,
            ...(tag.group === null ? {} : { hint: tag.group }),
            mark: <TagDot colour={tag.colour} />,
          }))}
          chosen={carried}
          onPick={toggle}
        />
      </Popover>
    </div>
  );
}
