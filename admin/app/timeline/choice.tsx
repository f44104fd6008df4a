import { PageLink } from "../../components/page-link.tsx";
import classes from "./timeline.module.css";

/** One of several pages that show the same in another way. */
export function Choice({
  label,
  options,
}: {
  readonly label: string;
  readonly options: readonly {
    readonly key: string;
    readonly label: string;
    readonly href: string;
    readonly chosen: boolean;
  }[];
}) {
  return (
    <nav aria-label={label}>
      <ul className={classes.choice}>
        {options.map(({ key, label: name, href, chosen }) => (
          <li key={key}>
            <PageLink href={href} prefetch={false} aria-current={chosen ? "true" : undefined} underline="never">
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
