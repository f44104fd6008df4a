/** All values of one of the API's enums, in an order of one's own: `allOf<Role>()(["VIEWER", …])` compiles with none left out. */
export function allOf<Value extends string>() {
  return <const List extends readonly Value[]>(list: List & ([Value] extends [List[number]] ? unknown : never)): List =>
    list;
}
